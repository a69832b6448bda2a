/**
 * A record of `jsonl` as a chat: what an assistant is trained on.
 *
 *   {"messages": [{"role": "user", "content": "..."}, ...]}             as most programs write it
 *   {"conversations": [{"from": "human", "value": "..."}, ...]}         as ShareGPT wrote it
 *   {"prompt": "...", "answer": "..."}, with or without "system"        an instruction: two messages
 */
import type { Chat, ChatMessage } from '../items.ts';
import type { JsonObject } from './json-object.ts';
import { type FormatContext, isBlank, lineError } from './parser.ts';
import { noSuchField, positionOf } from './records.ts';

/** ShareGPT's names of roles. */
const shareGptRoles: Record<string, string> = { human: 'user', gpt: 'assistant' };

/** @throws NlpError for a record that is no chat, or a message without role or content */
export function chatOf(context: FormatContext, object: JsonObject, line: number): Chat {
  const chat: Chat = { messages: messagesOf(context, object, line), file: context.file, line };
  const keys = Object.keys(object);
  const id = object[keys[positionOf('id', keys)]];
  if (typeof id === 'string' || typeof id === 'number') chat.id = String(id);
  return chat;
}

function messagesOf(context: FormatContext, object: JsonObject, line: number): ChatMessage[] {
  if (Object.hasOwn(object, 'messages')) {
    return messageList(context, object.messages, line, (message) => [message.role, message.content]);
  }
  if (Object.hasOwn(object, 'conversations')) {
    return messageList(context, object.conversations, line, ({ from, value }) => [
      shareGptRoles[String(from)] ?? from,
      value,
    ]);
  }
  const keys = Object.keys(object);
  const [prompt, answer] = (['source', 'target'] as const).map(
    (side) => object[keys[positionOf(side, keys)]],
  );
  if (typeof prompt !== 'string' || typeof answer !== 'string') {
    throw noSuchField(context, line, 'messages', keys);
  }
  const messages = [
    { role: 'user', content: prompt },
    { role: 'assistant', content: answer },
  ];
  return typeof object.system === 'string'
    ? [{ role: 'system', content: object.system }, ...messages]
    : messages;
}

function messageList(
  context: FormatContext,
  list: unknown,
  line: number,
  partsOf: (message: JsonObject) => unknown[],
): ChatMessage[] {
  const remedy = 'Write {"messages": [{"role": "user", "content": "..."}, ...]} a line.';
  if (!Array.isArray(list)) throw lineError(context, line, 'the messages are not an array', remedy);
  if (list.length === 0) throw lineError(context, line, 'the chat has no messages', remedy);
  return list.map((message, i) => {
    const [role, content] =
      typeof message === 'object' && message !== null ? partsOf(message as JsonObject) : [];
    if (typeof role === 'string' && !isBlank(role) && typeof content === 'string') return { role, content };
    throw lineError(context, line, `message ${i + 1} has no role or no content`, remedy);
  });
}
