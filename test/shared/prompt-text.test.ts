/** What a text must say so that it is taken for what a model is told. */
import { expect, test } from 'vitest';
import { isPromptText } from '#shared/catalog/recognise/prompt-text.ts';

test.each([
  'Ты — опытный кулинар. Составь меню на неделю и список покупок.',
  'ВАЖНО\n\nТы эксперт по садам. Ответь коротко и по делу на русском.',
  '당신은 정원 전문가입니다. 질문에 짧고 정확하게 한국어로 대답해 주세요. 모르면 모른다고 말하세요.',
  'Du bist ein Gärtner. Antworte kurz auf die Fragen der Leute.',
  '根据上下文回答问题。如果上下文没有答案，说“我不知道”。不要编造，也不要猜测，只说上下文里有的事实，并且用简短清楚的句子。',
  '次の資料に基づいて質問に回答してください。資料にないことは「わかりません」と述べ、推測で答えないでください。短い文を使うこと。',
])('a model is told who it is in another language: %s', (text) => {
  expect(isPromptText(text)).toBe(true);
});

test('a model is told what it gets', () => {
  expect(isPromptText('You will receive an input text and the shape of what is wanted.')).toBe(true);
  expect(isPromptText('You will receive an email with a link as soon as the order is sent.')).toBe(false);
});

test.each([
  'Хаты — это дома, которые строили из глины и соломы много лет назад.',
  'Садовые цветы и кусты поливают рано утром или поздно вечером.',
  'Введите название города, чтобы увидеть погоду на ближайшие дни.',
])('a text for people is none: %s', (text) => {
  expect(isPromptText(text)).toBe(false);
});
