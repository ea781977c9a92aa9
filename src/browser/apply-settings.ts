/** Names the reader's settings. Each is a `data-` attribute of `<html>` and an item of `localStorage`. */
export const settingNames = ['scheme', 'size', 'keys'] as const;
export const STORAGE_PREFIX = 'dragoman-';

/** An inline script that applies the stored settings before the first paint. Does nothing if storage is blocked. */
export const settingsScript =
  `try{for(let n of${JSON.stringify(settingNames)}){let v=localStorage.getItem("${STORAGE_PREFIX}"+n);` +
  'v&&document.documentElement.setAttribute("data-"+n,v)}}catch{}';
