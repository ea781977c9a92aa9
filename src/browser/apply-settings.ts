/** Names the reader's settings. Each is a `data-` attribute of `<html>` and an item of `localStorage`. */
export const settingNames = ['scheme', 'size', 'keys'] as const;

/** The values of each setting. An empty value is the default, which is not stored. `layouts/page-styles.ts` styles the others. */
export const settingValues = {
  scheme: ['', 'light', 'dark'],
  size: ['85', '', '115', '130', '150'],
  // Speech input may press keys by accident (https://www.w3.org/TR/WCAG22/#character-key-shortcuts).
  keys: ['', 'off'],
};

export const STORAGE_PREFIX = 'dragoman-';

/** An inline script that applies the stored settings before the first paint. Does nothing if storage is blocked. */
export const settingsScript =
  `try{for(let n of${JSON.stringify(settingNames)}){let v=localStorage.getItem("${STORAGE_PREFIX}"+n);` +
  'v&&document.documentElement.setAttribute("data-"+n,v)}}catch{}';
