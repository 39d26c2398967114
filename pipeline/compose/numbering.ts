const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一, 二, … 九十九, for 一、 and （一）; headings are numbered as they turn out to be there. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens - 1]}十`;
  return `${ten}${ones === 0 ? '' : DIGITS[ones - 1]}`;
}

/** 一, 二, 三, … for the sections that are there. */
export function counter(): () => string {
  let number = 0;
  return () => {
    number += 1;
    return chineseNumeral(number);
  };
}

/** What is there, numbered from one. */
export function numbered<T>(found: readonly (T | null)[]): (T & { readonly number: string })[] {
  return found
    .filter((one) => one !== null)
    .map((one, index) => ({ ...one, number: chineseNumeral(index + 1) }));
}
