// What a checker is about when its element does not say: set by the way in for other sites, before the element is defined.
export const defaults = { instrument: null };
