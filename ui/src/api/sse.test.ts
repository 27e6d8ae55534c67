import { describe, expect, it } from 'vitest';
import { MessageReader } from './sse';

describe('a stream of events', () => {
  const text = ': hello\n\nid: 7\nevent: stats\ndata: {"a":\ndata: 1}\n\ndata: x\r\n\r\n';
  const all = [
    { id: '7', event: 'stats', data: '{"a":\n1}' },
    { id: '7', event: 'message', data: 'x' },
  ];

  it('is read whole', () => expect(new MessageReader().read(text)).toEqual(all));

  it('is the same in whatever pieces it comes', () => {
    for (let size = 1; size < 12; size++) {
      const reader = new MessageReader();
      const got = [];
      for (let i = 0; i < text.length; i += size) {
        got.push(...reader.read(text.slice(i, i + size)));
      }
      expect(got).toEqual(all);
    }
  });

  it('gives nothing before a message is complete', () => {
    const reader = new MessageReader();
    expect(reader.read('data: 1\n')).toEqual([]);
    expect(reader.read('\n')).toHaveLength(1);
  });
});
