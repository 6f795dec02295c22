/** Whether a text speaks to a model. Names such as `prompt` also stand for what a terminal asks, so the words decide. */

/** Words that only stand in what a model is told. */
const surely =
  /\byou(?: are|'re) (?:a|an|the|now|tasked|given|working as|acting as|helping|\w{2,20}(?:gpt|bot|ai))\b|\byour (?:task|job|role|goal|purpose|objective)\b|\b(?:du bist|eres un|tu es une?|você é um|sei un)\b|\b(?:respond[ae]|réponds|répondez|antworte|beantworte|rispondi)\b[^.\n]{0,40}\b(?:contexto?|contexte|kontext|contesto|pergunta|pregunta|question|frage|domanda)\b|(?<![а-яё])(?:ты|вы)\s?[—–-]\s?[а-яё]|(?<![а-яё])ты (?:эксперт|помощник|ассистент|опытн|профессиональн|полезн|умн)|你是|あなたは|당신은|根据(?:以下|上述|给定|提供|.{0,4}上下文)|(?:请|只)(?:用|以|根据|回答|返回|输出)|に基づいて.{0,8}(?:回答|答え)|(?:다음|아래) (?:문맥|내용|질문)|\bact as (?:a|an)\b|\brespond (?:only|in|with|to the)\b|\banswer (?:the (?:question|user|following)|only|based on|using)|\buse the (?:following|given|provided) (?:pieces|context|information)|\b(?:given|based on|from) the (?:following|above|conversation|context|chat)\b|\bsummari[sz]e (?:the|this|following)\b|\byou (?:will be|have access|must|should|can only)\b|\b(?:ai|artificial intelligence) assistant\b|\byou will (?:receive|get) (?:an? |the )?(?:input|text|transcript|document|list|question|conversation|image|json)\b|\bthink step by step\b|\b(?:output|return|respond|reply)[^.]{0,40}\bjson\b/i;

/** Words that stand in other texts, too; several together speak to a model. */
const perhaps = /\b(?:assistant|user(?:'s)?|question|context|conversation|chat history|response|instructions?|concise|tone|do not|don't|never|always|ensure|avoid|examples?|format)\b/gi;

/** Shorter texts are no prompts; characters. */
const charsMin = 40;
/** What is looked at of a long text; characters. */
const charsMax = 4_000;
const perhapsMin = 4;
/** In a place for prompts less is needed. */
const placedCharsMin = 20;
const placedPerhapsMin = 2;

/** Nothing but what a model is told is called so, in whatever language it speaks. */
const surelyNamed = /system[_-]?(?:prompt|instruction)[^.]*$/i;

/** Whether a text under such a name is a system prompt, whatever its words; a short one may be the prompt of a shell. */
export function isSystemPromptNamed(name: string, text: string): boolean {
  const read = text.slice(0, charsMax).trim();
  return surelyNamed.test(name) && read.length >= charsMin && /\p{L}{2}/u.test(read) && /\s|[^\0-\u024f]/.test(read);
}

/** What templates of prompts are called, and what they have holes for: what is asked, and what there is to answer it from. */
const templateNamed = /prompts?[_-]?(?:template|tmpl|tpl)s?$/i;
const askedHole = /\{\{?\s*(?:context|question|query|input|user_?input|user_?query|user_?message|chat_?history|history|conversation|documents?|docs|instructions?)\s*\}/i;

/** Whether a text under such a name is a template of prompts, whatever its words and its language. */
export function isPromptTemplateNamed(name: string, text: string): boolean {
  const read = text.slice(0, charsMax);
  return templateNamed.test(name) && askedHole.test(read) && mayTell(read, true);
}

/** What a text begins with that asks a model for something. */
const asks = /^\W{0,8}(?:please\s+)?(?:write|rewrite|translate|classify|extract|summari[sz]e|generate|create|list|describe|explain|answer|decide|rate|rank|convert|compare|find|identify|analy[sz]e|review|improve|draft|compose|pick|choose|turn|return|provide|suggest|determine|evaluate|score|judge|correct|complete|continue|imagine|given|read|say|tell|name)\s/i;

/** Names of prompts as a whole; a `promptLabel` is none. */
const promptNamed = /(?:prompt|instructions?)$/i;
/** What a terminal asks is shorter; characters. */
const requestCharsMin = 120;
const tellingCharsMin = 200;

/** Whether a text under such a name asks for something, or tells something, at some length. */
export function isRequestNamed(name: string, text: string): boolean {
  const { length } = text.trim();
  if (!promptNamed.test(name) || length < requestCharsMin || !isSentence(text)) return false;
  return asks.test(text) || (/prompt$/i.test(name) && length >= tellingCharsMin && mayTell(text, false));
}

/** Whether a text of some length stands under a name of prompts; enough where a file speaks to a model otherwise. */
export function isToldNamed(name: string, text: string): boolean {
  return /prompt$/i.test(name) && text.trim().length >= tellingCharsMin && isSentence(text);
}

/** Whether a constant that a model is asked is a prompt: it speaks to a model, has holes for what it is about, or asks for something. */
export function isTold(parts: readonly string[]): boolean {
  const text = parts.join(' ');
  const hasHoles = parts.length > 1 || openHole.test(text.slice(0, charsMax));
  return isPromptText(text) || (hasHoles && mayTell(text, true)) || (text.trim().length >= charsMin && asks.test(text));
}

/** Whether a text that is written where a model is asked is a template of its own: it has holes, and says what to do with what goes into them. */
export function isTemplate(parts: readonly string[]): boolean {
  const text = parts.join(' ');
  const hasHoles = parts.length > 1 || openHole.test(text.slice(0, charsMax));
  return hasHoles && text.trim().length >= templateCharsMin && (isPromptText(text) || asks.test(text));
}

/** Shorter templates are questions with something put in; characters. */
const templateCharsMin = 60;

const openHole = /\{\{?\s*[A-Za-z_]\w{0,40}\s*\}/;

/** Whether a text that stands in a place for prompts is one: it has holes, or words that are told a model. */
export function mayTell(text: string, hasHoles: boolean): boolean {
  const read = text.slice(0, charsMax).trim();
  if (!isSentence(read)) return false;
  return hasHoles || new Set([...read.matchAll(perhaps)].map(([word]) => word.toLowerCase())).size >= placedPerhapsMin;
}

/** Whether a text has several words; a place that only a model is told needs no more. */
export function isSentence(text: string): boolean {
  const read = text.slice(0, charsMax).trim();
  return read.length >= placedCharsMin && /\s|[^\0-\u024f]/.test(read) && /\p{L}{2}/u.test(read);
}

export function isPromptText(text: string): boolean {
  const read = text.slice(0, charsMax);
  // Languages of the East write no spaces.
  if (read.trim().length < charsMin || !/\s|[^\0-\u024f]/.test(read.trim())) return false;
  return surely.test(read) || /\bYou are (?:[A-Z]\w+ )/.test(read) || new Set([...read.matchAll(perhaps)].map(([word]) => word.toLowerCase())).size >= perhapsMin;
}
