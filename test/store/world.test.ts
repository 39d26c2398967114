import { describe, expect, it } from 'vitest';
import { newestFinishedMonth, shanghaiDate } from '../../pipeline/edge/clock.ts';
import { openProgress } from '../../pipeline/edge/progress.ts';

describe('the clock in Asia/Shanghai, whatever the machine says', () => {
  it.each([
    ['2025-06-30T15:59:59.999Z', '2025-06-30', '2025-05'],
    ['2025-06-30T16:00:00.000Z', '2025-07-01', '2025-06'],
    ['2025-12-31T15:59:59Z', '2025-12-31', '2025-11'],
    ['2025-12-31T16:00:00Z', '2026-01-01', '2025-12'],
    ['2024-02-28T16:30:00Z', '2024-02-29', '2024-01'],
    // when China had summer time (until 1991) the answer would differ by an hour; plans are not that old
    ['2000-01-01T00:00:00Z', '2000-01-01', '1999-12'],
  ])('%s is %s; newest finished month %s', (instant, date, month) => {
    expect(shanghaiDate(new Date(instant))).toBe(date);
    expect(newestFinishedMonth(new Date(instant))).toBe(month);
  });
});

describe('openProgress', () => {
  const record = (isTerminal: boolean) => {
    const written: string[] = [];
    const progress = openProgress({ write: (text) => void written.push(text), isTerminal });
    progress.stage('读取表格');
    for (let done = 1; done <= 250; done += 1) progress.count(done, 250);
    progress.line('一个提示');
    progress.end();
    return written.join('');
  };

  it('writes plain lines without a terminal, and not one for every part', () => {
    expect(record(false)).toBe('读取表格…\n读取表格 100/250\n读取表格 200/250\n一个提示\n');
  });

  it('rewrites one line on a terminal and wipes it at the end', () => {
    const written = record(true);
    const lines = written.split('\n');
    expect(lines.length).toBe(2);
    expect(lines[0]?.endsWith('\u001b[2K一个提示')).toBe(true);
    expect(lines[1]).toBe('\r\u001b[2K');
    expect(written).toContain('读取表格 250/250');
  });
});
