// The words of the checker, and its examples by article, in three languages.
export const STRINGS = {
  "zh-Hant": {
    "label": "描述一項行為",
    "hint": "用自己的話寫，一兩句即可。所寫的內容只在這個瀏覽器裏處理。",
    "examples": "例子",
    "date": "日期（可不填）",
    "date_hint": "不填日期，則按本文件有效期間的要求判斷。",
    "check": "檢查",
    "share": "複製連結",
    "shared": "連結已複製",
    "copy": "複製結果",
    "copied": "結果已複製",
    "print": "列印",
    "loading": "正在載入檢查器",
    "of": "／",
    "failed": "檢查器沒能載入。你寫的內容還在。可以重試，也可以直接對照各條的規範表，不用檢查器。",
    "retry": "重試",
    "understood": "讀到的內容",
    "unread_note": "顏色較淡的部分沒有讀出事實。",
    "facts": "事實（可以改正）",
    "yes": "是",
    "no": "否",
    "unknown": "不知道",
    "from_text": "原文",
    "from_user": "你的回答",
    "presumed": "推定：未見相反說明",
    "reset": "恢復為讀到的",
    "questions": "還需要知道",
    "settles": "據此可定",
    "violated": "不符合",
    "satisfied": "符合",
    "undetermined": "未能確定",
    "article": "第{n}條",
    "none": "所寫的內容沒有涉及任何規定。這些規定所管的事如下：",
    "none_article": "所寫的內容沒有涉及本條。",
    "quote": "依據",
    "permalink": "永久連結",
    "trace": "怎樣得出",
    "remedies": "現在還可以做的",
    "complied": "怎樣做才符合",
    "no_remedy": "已無法補救：須事先完成的，事後不能補。",
    "judgment": "留待判斷",
    "if_true": "若成立",
    "if_false": "若不成立",
    "all": "全部具備",
    "any": "具備其一",
    "not": "並非",
    "stated": "描述中提到",
    "engaged": "涉及",
    "conditions": "條件",
    "requirement": "要求",
    "exceptions": "例外",
    "unstated": "未說明",
    "damaged": "連結中的內容已損壞，無法還原。請直接填寫。",
    "counter": "字符",
    "summary": "結果"
  },
  "zh-Hans": {
    "label": "描述一项行为",
    "hint": "用自己的话写，一两句即可。所写的内容只在这个浏览器里处理。",
    "examples": "例子",
    "date": "日期（可不填）",
    "date_hint": "不填日期，则按本文件有效期间的要求判断。",
    "check": "检查",
    "share": "复制连结",
    "shared": "连结已复制",
    "copy": "复制结果",
    "copied": "结果已复制",
    "print": "列印",
    "loading": "正在载入检查器",
    "of": "／",
    "failed": "检查器没能载入。你写的内容还在。可以重试，也可以直接对照各条的规范表，不用检查器。",
    "retry": "重试",
    "understood": "读到的内容",
    "unread_note": "颜色较淡的部分没有读出事实。",
    "facts": "事实（可以改正）",
    "yes": "是",
    "no": "否",
    "unknown": "不知道",
    "from_text": "原文",
    "from_user": "你的回答",
    "presumed": "推定：未见相反说明",
    "reset": "恢复为读到的",
    "questions": "还需要知道",
    "settles": "据此可定",
    "violated": "不符合",
    "satisfied": "符合",
    "undetermined": "未能确定",
    "article": "第{n}条",
    "none": "所写的内容没有涉及任何规定。这些规定所管的事如下：",
    "none_article": "所写的内容没有涉及本条。",
    "quote": "依据",
    "permalink": "永久连结",
    "trace": "怎样得出",
    "remedies": "现在还可以做的",
    "complied": "怎样做才符合",
    "no_remedy": "已无法补救：须事先完成的，事后不能补。",
    "judgment": "留待判断",
    "if_true": "若成立",
    "if_false": "若不成立",
    "all": "全部具备",
    "any": "具备其一",
    "not": "并非",
    "stated": "描述中提到",
    "engaged": "涉及",
    "conditions": "条件",
    "requirement": "要求",
    "exceptions": "例外",
    "unstated": "未说明",
    "damaged": "连结中的内容已损坏，无法还原。请直接填写。",
    "counter": "字符",
    "summary": "结果"
  },
  "en": {
    "label": "Describe an action",
    "hint": "In your own words, a sentence or two. What you write is processed in this browser only.",
    "examples": "Examples",
    "date": "Date (optional)",
    "date_hint": "With no date, it is judged by what the document required while it was in force.",
    "check": "Check",
    "share": "Copy link",
    "shared": "Link copied",
    "copy": "Copy result",
    "copied": "Result copied",
    "print": "Print",
    "loading": "Loading the checker",
    "of": "of",
    "failed": "The checker could not be loaded. What you wrote is still here. Try again, or use the tables of norms on the articles’ pages, which work without it.",
    "retry": "Try again",
    "understood": "Here is what was understood",
    "unread_note": "No fact was read from the paler parts.",
    "facts": "Facts (you can correct them)",
    "yes": "yes",
    "no": "no",
    "unknown": "don’t know",
    "from_text": "from your words",
    "from_user": "your answer",
    "presumed": "presumed: nothing suggests otherwise",
    "reset": "Back to what was read",
    "questions": "Still to be known",
    "settles": "this settles",
    "violated": "violated",
    "satisfied": "satisfied",
    "undetermined": "undetermined",
    "article": "Article {n}",
    "none": "What you describe engages none of the provisions. They cover the following:",
    "none_article": "What you describe does not engage this article.",
    "quote": "It rests on",
    "permalink": "Permalink",
    "trace": "How this was reached",
    "remedies": "What can still be done",
    "complied": "What would have complied",
    "no_remedy": "Nothing can put it right now: what had to come before cannot be done after.",
    "judgment": "Left to judgment",
    "if_true": "if so",
    "if_false": "if not",
    "all": "all of",
    "any": "any of",
    "not": "not",
    "stated": "spoken of",
    "engaged": "engaged by",
    "conditions": "conditions",
    "requirement": "requirement",
    "exceptions": "exceptions",
    "unstated": "not stated",
    "damaged": "The content of this link is damaged and cannot be restored. Please type it in.",
    "counter": "characters",
    "summary": "Result"
  }
};

export const EXAMPLES = {
  "zh-Hant": [
    [
      "7",
      "副市長主持春耕調度會，未經市長批准就邀請了各縣縣長參加。"
    ],
    [
      "2",
      "以市政府名義報市委的請示，先經市政府常務會議審議通過，然後才呈報。"
    ],
    [
      "6",
      "教育局月底只向市長口頭說了說，沒有書面材料，下月計劃也沒提。"
    ],
    [
      "10",
      "這項重大決策提交市政府常務會議討論，聽證會、專家論證、風險評估都做了，合法性審查沒有做，最後集體討論決定。"
    ],
    [
      "1",
      "省政府召開全省會議，副市長參會，次日向市長辦公會議作了傳達。"
    ],
    [
      "3",
      "市政府就一項重要工作向省政府報送請示後，交通局沒有向分管副市長匯報。"
    ],
    [
      "4",
      "商務局局長帶隊赴外地招商，回來第二天就提交了書面總結。"
    ],
    [
      "5",
      "水利局編了年度計劃和季度計劃，沒有編月份計劃。"
    ],
    [
      "8",
      "臨時召開的座談會以市政府名義舉行，有具體方案，市長事前批准。"
    ],
    [
      "9",
      "全市性的重要事項由副市長分管，他沒有簽署意見，直接由市長審定。"
    ],
    [
      "11",
      "區長外出休假，沒有報批也沒有報備。"
    ],
    [
      "12",
      "市長把文件簽批給分管副市長，副市長當天簽批，落實情況也呈報了市長。"
    ],
    [
      "14",
      "某縣的任務逾期未完成，市政府只約談了副縣長，沒有約談縣長。"
    ]
  ],
  "en": [
    [
      "7",
      "A vice mayor chaired a meeting and invited the county heads without the mayor’s approval."
    ],
    [
      "2",
      "The request to the municipal Party committee in the municipal government’s name was passed by the executive meeting before it was submitted."
    ],
    [
      "6",
      "At the end of the month the education bureau only told the mayor orally; nothing in writing, nothing about next month."
    ],
    [
      "10",
      "A major decision went to the executive meeting. Public hearings, an expert panel and a risk assessment were done, but there was no legality review."
    ],
    [
      "1",
      "The provincial government held a province-wide meeting; our vice mayor attended and the next day briefed the mayor’s office meeting."
    ],
    [
      "3",
      "The city asked the provincial government for funds, an important matter; the bureau never told the vice mayor in charge."
    ],
    [
      "4",
      "The commerce bureau’s director led an investment delegation and submitted a written summary report the next day."
    ],
    [
      "5",
      "The water bureau drew up an annual plan and quarterly plans but no monthly plans."
    ],
    [
      "8",
      "An ad hoc reception was held in the municipal government’s name; a detailed plan was drawn up and the mayor approved it beforehand."
    ],
    [
      "9",
      "A matter important for the whole city, in a vice mayor’s portfolio, was decided by the mayor; the vice mayor never signed an opinion."
    ],
    [
      "11",
      "The district head went on leave and filed nothing."
    ],
    [
      "12",
      "The mayor signed the document over to the vice mayor in charge, who signed it off the same day and reported its implementation to the mayor."
    ],
    [
      "14",
      "A county’s task was overdue; the municipal government interviewed only the deputy county head, not the county head."
    ]
  ],
  "zh-Hans": [
    [
      "7",
      "副市长主持春耕调度会，未经市长批准就邀请了各县县长参加。"
    ],
    [
      "2",
      "以市政府名义报市委的请示，先经市政府常务会议审议通过，然后才呈报。"
    ],
    [
      "6",
      "教育局月底只向市长口头说了说，没有书面材料，下月计划也没提。"
    ],
    [
      "10",
      "这项重大决策提交市政府常务会议讨论，听证会、专家论证、风险评估都做了，合法性审查没有做，最后集体讨论决定。"
    ],
    [
      "1",
      "省政府召开全省会议，副市长参会，次日向市长办公会议作了传达。"
    ],
    [
      "3",
      "市政府就一项重要工作向省政府报送请示后，交通局没有向分管副市长汇报。"
    ],
    [
      "4",
      "商务局局长带队赴外地招商，回来第二天就提交了书面总结。"
    ],
    [
      "5",
      "水利局编了年度计划和季度计划，没有编月份计划。"
    ],
    [
      "8",
      "临时召开的座谈会以市政府名义举行，有具体方案，市长事前批准。"
    ],
    [
      "9",
      "全市性的重要事项由副市长分管，他没有签署意见，直接由市长审定。"
    ],
    [
      "11",
      "区长外出休假，没有报批也没有报备。"
    ],
    [
      "12",
      "市长把文件签批给分管副市长，副市长当天签批，落实情况也呈报了市长。"
    ],
    [
      "14",
      "某县的任务逾期未完成，市政府只约谈了副县长，没有约谈县长。"
    ]
  ]
};
