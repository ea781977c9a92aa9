/** What readers choose for themselves: attributes of the page, `data-…`, and where each is kept. */
export const choices = ['scheme', 'size', 'keys'] as const;
export const prefix = 'dragoman-';

/**
 * Sets what was chosen before anything is painted: the text of a script that stands first in the page, and does nothing where
 * nothing can be kept.
 */
export const applyChoices =
  `try{for(let n of${JSON.stringify(choices)}){let v=localStorage.getItem("${prefix}"+n);` +
  'v&&document.documentElement.setAttribute("data-"+n,v)}}catch{}';
