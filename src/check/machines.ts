import { normalizePhrase } from '../content/stand-ins.ts';

/** Translation programs and language models, in the scripts in which editors write them. */
const machines = [
  '(chat )?gpt( ?\\d.*)?|chatgpt.*|open ?ai( .*)?|чат ?gpt|чат ?джипити|(شات|تشات) (جي|جى) (بي|بى) (تي|تى)',
  '(google|гугл|гугол|جوجل|غوغل|قوقل)( ?(translat(e|or|ion)|переводчик|переводчика|перевод|транслейт|ترجمة|للترجمة|مترجم|gemini|bard))?',
  '(ترجمة|مترجم) (جوجل|غوغل|قوقل|مايكروسوفت|بينج|ياندكس)|переводчик (google|яндекса?|гугл)',
  'deep ?l( .*)?|дип ?эл|ديب إل|deep ?seek( .*)?|дипсик|ديب سيك',
  'claude( (\\d.*|opus|sonnet|haiku|instant|ai|fable)( .*)?)?|anthropic',
  '(google )?gemini( (\\d.*|pro|flash|ultra|nano|advanced|ai)( .*)?)?|جيميني|джемини|bard',
  '(yandex|яндекс|ياندكس)( ?(translate|переводчик|перевод|gpt|ترجمة))?|yandexgpt( .*)?|алиса|гигачат|gigachat',
  '(microsoft|bing|azure|майкрософт|бинг|مايكروسوفت)( ai)? ?(translat(or|e)|переводчик|copilot)|(microsoft |github )?copilot|копайлот|كوبايلوت',
  'reverso( .*)?|реверсо|ريفيرسو|systran( .*)?|(amazon|aws) translate|papago|naver papago|(baidu|百度|youdao|有道|sogou|tencent)( ?(translate|fanyi|翻译))?',
  'libre ?translate|apertium|argos translate|opus mt|nllb.*|m2m ?100|promt( .*)?|промт|lingvanex|smartcat( ai)?|modernmt|niutrans|caiyun|matecat|seamless ?m4t|translatex',
  '(meta )?llama( ?\\d.*)?|mistral( (ai|large|small|medium|\\d.*))?|qwen( ?\\d.*)?|grok( ?\\d.*)?|perplexity( ai)?|whisper( ai)?|kimi|ernie bot|le chat',
  '(an? )?(ai|artificial intelligence|machine|machine translation|automatic translation|neural network|translation software|bot|llm|language model)( translat(or|ion))?',
  'ии|искусственный интеллект|нейросеть|нейронная сеть|машинный перевод|автоматический перевод|бот|машина|программа',
  '(ال)?(ترجمة|مترجم) (ال)?(آلية|آلي|ذكاء الاصطناعي)|(ال)?ذكاء (ال)?اصطناعي|روبوت|آلة',
];

const versions = /( (v?\d[\w ]*|pro|plus|free|online|api|app|translator|translate|turbo|mini))+$/;
const machine = new RegExp(
  `^(${machines.map((name) => name.replace(/(?<!\\)[\p{L}\p{M}]+/gu, normalizePhrase)).join('|')})$`,
  'u',
);

/** Recognizes the name of a translation program or a language model, with or without its version. */
export function isMachineName(name: string): boolean {
  const phrase = normalizePhrase(name).replace(/^(by|via|with|using) /, '');
  return machine.test(phrase) || machine.test(phrase.replace(versions, ''));
}
