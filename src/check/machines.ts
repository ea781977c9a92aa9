import { normalizePhrase } from '../content/stand-ins.ts';

/** Translation programs and language models, in the scripts in which editors write them. */
const machines = [
  '(chat )?gpt( ?\\d.*)?|chatgpt.*|open ?ai( .*)?|o\\d (mini|preview|pro)|чат ?(gpt|гпт|джипити)|жпт|(شات|تشات) (جي|جى) (بي|بى) (تي|تى)',
  '(google|гугл|гугол|جوجل|غوغل|قوقل)( ?((cloud |neural |machine )*translat(e|or|ion)s?|lens|переводчик|переводчика|перевод|транслейт|ترجمة|للترجمة|مترجم|ترانسليت|ترانزليت|gemini|bard))?',
  '(خدمة )?(ترجمة|مترجم) (جوجل|غوغل|قوقل|مايكروسوفت|بينج|ياندكس)|переводчик (google|яндекса?|гугл)',
  'deep ?l( .*)?|дип ?э?л|ديب ?[إا]ل|ديبل|deep ?seek( .*)?|дипсик|ديب سيك',
  '(anthropic )?claude( (\\d.*|opus|sonnet|haiku|instant|ai|fable)( .*)?)?|anthropic',
  '(google )?gemini( (\\d.*|pro|flash|ultra|nano|advanced|ai)( .*)?)?|جيميني|جيميناي|джемини|гемини|bard',
  '(yandex|яндекс|ياندكس)( ?(translate|переводчик|перевод|gpt|ترجمة))?|yandexgpt( .*)?|алиса( ai)?|alice ai|(сбер |sber )?(гигачат|gigachat)( .*)?',
  '(microsoft|bing|azure|майкрософт|бинг|مايكروسوفت)( ai)? ?(translat(or|e)|переводчик|copilot)|bing( (chat|ai))?|(microsoft |github )?copilot|копайлот|كوبايلوت',
  'reverso( .*)?|реверсо|ريفيرسو|systran( .*)?|(amazon|aws) translate|papago|naver papago|(baidu|百度|youdao|有道|sogou|tencent)( ?(translate|fanyi|翻译))?',
  'libre ?translate|apertium|argos translate|opus mt|nllb.*|m2m ?100|promt( .*)?|промт|lingvanex|smartcat( ai)?|modernmt|niutrans|caiyun|matecat|seamless ?m4t|translatex',
  'marian ?(mt|nmt)|helsinki nlp|(sdl )?trados|memoq|crowdin|weglot|gtranslate|translatepress|quillbot|(immersive|kagi|apple|samsung|firefox) translat(e|ions?)|itranslate|etranslation|notion ai|doubao|hunyuan|glm \\d.*|gemma( \\d.*)?|command r.*|character ai|mixtral.*|(meta|xai|sber) ?(ai|grok)',
  '(meta )?llama( ?\\d.*)?|mistral( (ai|large|small|medium|\\d.*))?|qwen( ?\\d.*)?|grok( ?\\d.*)?|perplexity( ai)?|whisper( ai)?|kimi|ernie bot|le chat',
  '(an? )?(a ?i|mt|artificial intelligence|machine|(neural |automatic )?machine translat(ion|ed)|auto(matic|matically)? ?translat(ion|e|ed)|neural network|translation software|(ro)?bot|llm|language model)( (translat(or|ion)|generated|assistant|model|tool|chatbot))?',
  'ии|искусственный интеллект|нейросеть|нейронная сеть|машинный перевод|автоматический перевод|автоперевод|бот|машина|программа',
  '(ال)?(ترجمة|مترجم) (ال)?(آلية|آلي|ذكاء الاصطناعي)|(ال|بال)?ذكاء (ال)?اصطناعي|روبوت|آلة',
];

const versions = /( (v?\d[\w ]*|pro|plus|free|online|api|app|translator|translate|turbo|mini))+$/;
const machine = new RegExp(
  `^(${machines.map((name) => name.replace(/(?<!\\)[\p{L}\p{M}]+/gu, normalizePhrase)).join('|')})$`,
  'u',
);

/** What separates a machine from other words: "Translated by DeepL", "DeepL + editor", "машинный перевод (DeepL)". */
const separators =
  /[/&+,;:|()–—]|\.(?=com|ru)|\b(?:and|with|by|via|using|www|translate(?=\.))\b|(?<!\p{L})(?:и|перевод|нейросеть|с помощью|через|بواسطة|باستخدام|عبر|ترجمة)(?!\p{L})/giu;

/** Given names too: machines only where nothing else stands beside them. */
const givenNames = /^(?:claude|алиса|bard|mistral|llama|kimi|бот|программа|машина|آلة)$/;

/** Recognizes the name of a translation program or a language model, also beside other words. */
export function isMachineName(name: string): boolean {
  if (isMachine(name)) return true;
  return name
    .split(separators)
    .some((part) => part !== name && !givenNames.test(normalizePhrase(part)) && isMachine(part));
}

function isMachine(name: string): boolean {
  const phrase = normalizePhrase(name);
  return machine.test(phrase) || machine.test(phrase.replace(versions, ''));
}
