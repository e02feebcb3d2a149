// The words of the search, in three languages.
export const STRINGS = {
  "zh-Hant": {
    title: "搜尋", hint: "條文、注釋、規範，繁簡英皆可，也可輸入條號", close: "關閉", loading: "正在載入……",
    failed: "搜尋沒能載入。請檢查網絡連線，再試一次。", retry: "重試",
    none: "沒有找到。可以少寫幾個字，或換一種說法；繁體、簡體、英文都可以。", found: "找到 {n} 處", keys: "↑ ↓ 選擇　Enter 打開　Esc 關閉",
    text: "條文", note: "注釋", norm: "規範", case: "例", term: "詞", page: "", more: "還有 {n} 段",
  },
  "zh-Hans": {
    title: "搜索", hint: "条文、注释、规范，繁简英皆可，也可输入条号", close: "关闭", loading: "正在载入……",
    failed: "搜索没能载入。请检查网络连接，再试一次。", retry: "重试",
    none: "没有找到。可以少写几个字，或换一种说法；繁体、简体、英文都可以。", found: "找到 {n} 处", keys: "↑ ↓ 选择　Enter 打开　Esc 关闭",
    text: "条文", note: "注释", norm: "规范", case: "例", term: "词", page: "", more: "还有 {n} 段",
  },
  en: {
    title: "Search", hint: "text, notes, norms; any of the three languages, or an article’s number", close: "Close", loading: "Loading …",
    failed: "The search could not be loaded. Check the connection and try again.", retry: "Try again",
    none: "Nothing found. Try fewer words, or others; traditional and simplified Chinese and English all work.", found: "{n} places found", keys: "↑ ↓ choose · Enter opens · Esc closes",
    text: "text", note: "note", norm: "norm", case: "example", term: "term", page: "", more: "{n} more",
  },
};
