import { describe, expect, it } from 'vitest';
import { mapAtOnce } from '../../pipeline/edge/at-once.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('mapAtOnce', () => {
  it('gives results in the items’ order, never more at once than allowed', async () => {
    let under = 0;
    let most = 0;
    const work = async (item: number) => {
      under += 1;
      most = Math.max(most, under);
      for (let turn = 0; turn < 5 - item; turn += 1) await soon();
      under -= 1;
      return item * 10;
    };
    expect(await mapAtOnce([0, 1, 2, 3, 4], 2, work)).toEqual([0, 10, 20, 30, 40]);
    expect(most).toBe(2);
    expect(await mapAtOnce([], 2, work)).toEqual([]);
  });

  it('begins nothing after a failure, and waits for what has begun', async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      await soon();
      if (item === 0) throw new Error('first');
      await soon();
      done.push(item);
    };
    await expect(mapAtOnce([0, 1, 2, 3], 2, work)).rejects.toThrow('first');
    expect(done).toEqual([1]);
  });
});
