/** Chats: messages of roles, which an assistant learns from (`jsonl`; formats/chats.ts says in which forms). */
import type { Chat } from '../items.ts';
import { readItems } from '../read-items.ts';
import type { InputOptions, Inputs, Reading } from '../types.ts';

/** The chats in order; none is without messages. @throws NlpError with file and line for what cannot be read */
export function readChats(inputs: Inputs, options: InputOptions = {}): Reading<Chat> {
  return readItems('chats', inputs, options);
}
