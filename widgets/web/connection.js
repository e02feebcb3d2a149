// What the reader's connection allows to be fetched before it is asked for.
const told = () => navigator.connection ?? {};

/** Whether the reader asked to save data: then nothing is fetched before a check is asked for. */
export const saving = () => told().saveData === true;

/** Whether the checker may be fetched in idle time: not where data are saved, nor on a line that is known to be slow. */
export const quick = () => !saving() && ["4g", undefined].includes(told().effectiveType);
