/** One message of a stream of server-sent events. */
export interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Takes the text of a stream as it comes, in any pieces, and gives its messages (HTML Living Standard, 9.2.6). */
export class MessageReader {
  #rest = '';
  #id = '';
  #event = '';
  #data: string[] = [];

  read(piece: string): Message[] {
    const messages: Message[] = [];
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = this.#take(line);
      if (message) {
        messages.push(message);
      }
    }
    return messages;
  }

  #take(line: string): Message | null {
    if (line === '') {
      const data = this.#data;
      const event = this.#event || 'message';
      this.#data = [];
      this.#event = '';
      return data.length > 0 ? { id: this.#id, event, data: data.join('\n') } : null;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#event = value;
    } else if (field === 'id') {
      this.#id = value;
    }
    return null;
  }
}
