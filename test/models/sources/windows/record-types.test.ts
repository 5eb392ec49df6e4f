import { describe, expect, it } from 'vitest';
import { ACTIONS, STREAMS } from '../../../../models/domain/event.ts';
import { CHANNELS, RECORD_TYPES } from '../../../../models/sources/windows/record-types.ts';

describe('the registry of types', () => {
  it('has one row for a channel and id, and one for every other id of a channel', () => {
    const keys = RECORD_TYPES.map(({ channel, id }) => `${channel} ${String(id)}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const channel of CHANNELS) expect(keys).toContain(`${channel} null`);
  });

  it('has every id that is promised', () => {
    const promised = {
      security: [
        4624, 4625, 4634, 4647, 4648, 4656, 4658, 4660, 4662, 4663, 4672, 4688, 4697, 4698, 4719, 4720, 4722,
        4723, 4724, 4725, 4726, 4728, 4729, 4732, 4733, 4738, 4740, 4756, 4757, 4767, 4781, 4768, 4769, 4771,
        4776, 5140, 5145, 1102,
      ],
      system: [1074, 6006, 7045],
      sysmon: [1, 3, 10, 11],
      powershell: [4103, 4104],
    };
    for (const [channel, ids] of Object.entries(promised))
      for (const id of ids) {
        const found = RECORD_TYPES.find((type) => type.channel === channel && type.id === id);
        expect(found?.action, `${channel} ${id}`).not.toBe('recorded');
        expect(found, `${channel} ${id}`).toBeDefined();
      }
  });

  it('uses words that the rest of the product knows', () => {
    for (const { stream, action } of RECORD_TYPES) {
      expect(STREAMS).toContain(stream);
      expect([...ACTIONS, 'sign-in', 'sign-off']).toContain(action);
    }
  });
});
