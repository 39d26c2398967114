/** What offices write where they have no figure. METHOD.md §1.3: missing is not zero. */
const MISSING = new Set([
  '无',
  '暂无',
  '无数据',
  '暂无数据',
  '缺',
  '缺报',
  '未报',
  '待报',
  '待定',
  '未统计',
  '未公布',
  '尚未公布',
  '暂未公布',
  '不适用',
  'n/a',
  'na',
  'null',
  '/',
  '\\',
]);

/** Whether a text says that there is nothing to report: `—`, `……`, `/`, `暂无`, `N/A`. */
export function isStatedMissing(text: string): boolean {
  const bare = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return (
    MISSING.has(bare) || /^[-\u2010-\u2015\u2212\u2500_~]+$/.test(bare) || /^(?:\.{2,}|…+|·+)$/.test(bare)
  );
}
