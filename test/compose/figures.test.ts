import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amount,
  amountAgainst,
  completionPercent,
  expectedAmount,
  type Format,
  fileSize,
  multiple,
  neededAmount,
  PERCENT,
  percent,
  points,
  rangeAmount,
  side,
  targetAmount,
} from '../../pipeline/compose/figures.ts';
import { decimal } from '../../pipeline/values/decimal.ts';

const yuan: Format = { measure: '亿元', decimals: 1 };
const count: Format = { measure: '家', decimals: 0 };

describe('amounts round half up once, from the unrounded value', () => {
  it.each([
    ['215', yuan, '215.0亿元'],
    ['215.05', yuan, '215.1亿元'],
    ['215.04999', yuan, '215.0亿元'],
    ['1234567.85', yuan, '1234567.9亿元'],
    ['-0.04', yuan, '0.0亿元'],
    ['24', count, '24家'],
    ['24.5', count, '25家'],
    ['0.284', PERCENT, '28.4%'],
    ['0.28449', PERCENT, '28.4%'],
    ['0.2845', PERCENT, '28.5%'],
  ])('%s → %s', (value, format, printed) => expect(amount(decimal(value), format)).toBe(printed));

  it('percents have one decimal', () => expect(percent(decimal('0.43'))).toBe('43.0%'));
});

describe('a target prints as the policy writes it', () => {
  it.each([
    ['500', yuan, '500亿元'],
    ['10.5', { measure: '亿美元', decimals: 2 }, '10.5亿美元'],
    ['30', count, '30家'],
    ['0.15', PERCENT, '15%'],
    ['0.125', PERCENT, '12.5%'],
    ['0', count, '0家'],
  ])('%s → %s', (value, format, printed) => expect(targetAmount(decimal(value), format)).toBe(printed));
});

describe('what has not reached a limit does not print as if it had', () => {
  it.each([
    ['0.2996', '0.3', PERCENT, '29.96%'],
    ['0.29996', '0.3', PERCENT, '29.996%'],
    ['0.3', '0.3', PERCENT, '30.0%'],
    ['0.30004', '0.3', PERCENT, '30.0%'],
    ['499.96', '500', yuan, '499.96亿元'],
    ['499.9', '500', yuan, '499.9亿元'],
    ['29.6', '30', count, '29.6家'],
  ])('%s against %s → %s', (value, limit, format, printed) =>
    expect(amountAgainst(decimal(value), decimal(limit), format)).toBe(printed),
  );

  it.each([
    ['0.9997', '99.97%'],
    ['1', '100.0%'],
    ['1.0249', '102.5%'],
  ])('a completion of %s prints %s', (value, printed) =>
    expect(completionPercent(decimal(value))).toBe(printed),
  );

  it('holds for any value below any limit', () => {
    const figure = fc.integer({ min: 1, max: 10_000_000 }).map((value) => decimal(value).div(10_000));
    fc.assert(
      fc.property(figure, figure, fc.constantFrom(yuan, count, PERCENT), (a, b, format) => {
        const [low, high] = a.lt(b) ? [a, b] : [b, a];
        if (low.eq(high)) return;
        const printed = decimal(amountAgainst(low, high, format).replace(format.measure, ''));
        expect(printed.lt(format.measure === '%' ? high.times(100) : high)).toBe(true);
      }),
    );
  });
});

describe('what should be there', () => {
  it.each([
    ['25.5', count, '26家'],
    ['25.1', count, '26家'],
    ['25', count, '25家'],
    ['232.5', yuan, '232.5亿元'],
    ['0.27', PERCENT, '27.0%'],
  ])('%s → %s', (value, format, printed) => expect(expectedAmount(decimal(value), format)).toBe(printed));

  it.each([
    ['0.8', count, '1家'],
    ['226.5', count, '227家'],
    ['47.5', yuan, '47.5亿元'],
    ['0.0533', { measure: '亿美元', decimals: 2 }, '0.053亿美元'],
    ['0.00001', { measure: '亿美元', decimals: 2 }, '0.000010亿美元'],
    ['12.34', { measure: '亿美元', decimals: 2 }, '12.34亿美元'],
  ])('a pace of %s → %s', (value, format, printed) =>
    expect(neededAmount(decimal(value), format)).toBe(printed),
  );
});

describe('differences', () => {
  it.each([
    ['0.07', '7.0个百分点'],
    ['-0.07', '7.0个百分点'],
    ['0.0005', '0.1个百分点'],
  ])('%s is %s', (value, printed) => expect(points(decimal(value))).toBe(printed));

  it.each([
    ['0.0005', PERCENT, 'above'],
    ['0.00049', PERCENT, 'level'],
    ['-0.00049', PERCENT, 'level'],
    ['-0.0005', PERCENT, 'below'],
    ['0.04', yuan, 'level'],
    ['-0.05', yuan, 'below'],
    ['0', count, 'level'],
  ])('%s is told as %s', (value, format, expected) =>
    expect(side(decimal(value), format as Format)).toBe(expected),
  );
});

describe('ranges keep their measure at both ends', () => {
  it.each([
    ['457.446', '467.391', yuan, '457.4亿元～467.4亿元'],
    ['0.1', '0.15', PERCENT, '10.0%～15.0%'],
    ['1307.6', '1350.2', count, '1307家～1351家'],
    ['457.42', '457.44', yuan, '457.4亿元'],
    ['20', '25', { measure: '项', decimals: 0 }, '20项～25项'],
  ])('%s to %s → %s', (low, high, format, printed) =>
    expect(rangeAmount(decimal(low), decimal(high), format)).toBe(printed),
  );
});

describe('multiples and sizes', () => {
  it.each([
    ['47.5', '35.8', '1.3倍'],
    ['36', '35.8', null],
    ['10', '35.8', null],
    ['10', '0', null],
    ['10', '-1', null],
  ])('%s of %s is %s', (value, base, printed) =>
    expect(multiple(decimal(value), decimal(base))).toBe(printed),
  );

  it.each([
    [0, '0字节'],
    [1023, '1023字节'],
    [1024, '1.0KB'],
    [12_345, '12.1KB'],
    [1_950_351, '1.9MB'],
  ])('%i bytes are %s', (bytes, printed) => expect(fileSize(bytes)).toBe(printed));
});
