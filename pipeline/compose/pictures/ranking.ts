import { decimal, toSixPlaces } from '../../values/decimal.ts';
import type { Evaluation, UnitReporting } from '../../values/evaluation.ts';
import { compareText } from '../../values/order.ts';
import type { Ranking } from '../../values/picture.ts';

/** More would not stand legibly on one page. */
const MOST_ROWS = 16;

/**
 * The units' reporting by completeness, the most complete first; those that have reported everything stand together in
 * one row. null when nothing is asked of anybody, when everybody is complete, or when it would fill more than a page.
 */
export function reportingRanking(title: string, { units }: Pick<Evaluation, 'units'>): Ranking | null {
  const asked = units.filter(({ expected, expectedItems }) => expected && expectedItems > 0);
  const complete = asked.filter((unit) => shareOf(unit).gte(100));
  const others = asked
    .filter((unit) => shareOf(unit).lt(100))
    .sort((a, b) => shareOf(b).cmp(shareOf(a)) || compareText(a.id, b.id));
  if (others.length === 0 || others.length >= MOST_ROWS) return null;
  const first =
    complete.length === 0 ? [] : [{ name: `其他${complete.length}个单位`, value: '100', label: '全部报送' }];
  const rows = [
    ...first,
    ...others.map((unit) => ({
      name: unit.name,
      value: toSixPlaces(shareOf(unit)),
      label: `${unit.receivedItems}/${unit.expectedItems}项`,
    })),
  ];
  const told = rows.map(({ name, label }) => `${name}${label}`).join('；');
  return { kind: 'ranking', title, description: `条形图：${told}。`, barName: '报送完整率', rows };
}

/** In per cent. */
function shareOf({ receivedItems, expectedItems }: UnitReporting) {
  return decimal(receivedItems).times(100).div(expectedItems);
}
