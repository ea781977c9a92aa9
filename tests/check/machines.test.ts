import { expect, test } from 'vitest';
import { isMachineName } from '../../src/check/machines.ts';

test.each([
  ...['Translated by ChatGPT', 'Translated with DeepL', 'DeepL + editor', 'Sample Editor (DeepL)'],
  ...['Google Translate & DeepL', 'translate.google.com', 'Machine translated', 'Mixtral 8x7B'],
  ...['машинный перевод (DeepL)', 'Перевод: ChatGPT', 'Переведено с помощью DeepL', 'ЧатГПТ'],
  ...['بواسطة الذكاء الاصطناعي', 'ترجمة بالذكاء الاصطناعي', 'جوجل ترانسليت', 'خدمة ترجمة جوجل'],
  ...[
    'ChatGPT',
    'chat-gpt',
    'ChatGPT 5.1',
    'GPT-4',
    'GPT-4o mini',
    'OpenAI',
    'Claude',
    'Claude 3.5 Sonnet',
  ],
  ...[
    'Claude Opus 4',
    'Gemini',
    'Google Gemini 2.5 Pro',
    'DeepL',
    'DeepL Pro',
    'DeepL Translator',
    'DeepSeek',
  ],
  ...[
    'Google Translate',
    'google translate',
    'Google',
    'Microsoft Translator',
    'Bing Translator',
    'Copilot',
  ],
  ...[
    'Microsoft Copilot',
    'Yandex',
    'Yandex Translate',
    'Yandex.Translate',
    'Reverso',
    'SYSTRAN',
    'PROMT',
  ],
  ...[
    'Amazon Translate',
    'Papago',
    'Baidu Translate',
    'LibreTranslate',
    'Apertium',
    'Llama 3',
    'Mistral Large',
  ],
  ...['machine translation', 'AI', 'an AI', 'artificial intelligence', 'Apertium 3.9', 'via DeepL'],
  ...[
    'Яндекс',
    'Яндекс Переводчик',
    'Яндекс.Переводчик',
    'Гугл-переводчик',
    'Google Переводчик',
    'ChatGPT',
  ],
  ...['ЧатGPT', 'нейросеть', 'Машинный перевод', 'искусственный интеллект', 'ПРОМТ'],
  ...['ترجمة غوغل', 'ترجمة جوجل', 'مترجم جوجل', 'غوغل', 'شات جي بي تي', 'تشات جي بي تي', 'ياندكس'],
  ...['الذكاء الاصطناعي', 'ترجمة آلية', 'الترجمة الآلية', 'كوبايلوت'],
])('%s is a machine', (name) => {
  expect(isMachineName(name)).toBe(true);
});

test.each([
  ...[
    'Claude Sample',
    'Jean-Claude Sample',
    'Gemini Sample',
    'Google News',
    'Microsoft',
    'Ai Sample',
  ],
  ...[
    'Bard College',
    'Mistral Sample',
    'Meta',
    'Yandex News',
    'DeepLens',
    'Sample Machine Translators',
  ],
  ...[
    'Клод Примеров',
    'Яндекс Дзен',
    'Алиса Примерова',
    'محمد عيّنة',
    'Sample Translators',
    'GPTimes',
  ],
])('%s is none', (name) => {
  expect(isMachineName(name)).toBe(false);
});
