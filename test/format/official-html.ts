/** What may differ from one official document to the next. */
export type OfficialParts = {
  readonly copyNumber: string;
  readonly classification: string;
  readonly urgency: string;
  readonly mark: string;
  readonly number: string;
  readonly title: string;
  readonly recipients: string;
  readonly paragraphs: number;
  /** Put in the place of the usual sentence. */
  readonly sentence: string;
  readonly organ: string;
  readonly date: string;
  /** Names; one that ends in 表 is a landscape one. */
  readonly attachments: readonly string[];
  readonly rows: number;
  readonly copies: string;
  readonly imprint: boolean;
};

export const SENTENCE =
  '为贯彻落实党中央、国务院决策部署，按照省委、省政府工作要求，2025年1—6月全市开放型经济取得积极进展，完成进出口总额3.2亿元，同比增长10%～15%，“一带一路”共建国家占比提高1.2个百分点。';

const USUAL: OfficialParts = {
  copyNumber: '',
  classification: '',
  urgency: '',
  mark: '市对外开放领导小组办公室文件',
  number: '武开放办〔2025〕6号',
  title: '关于2025年6月内陆开放高地建设工作进展情况的通报',
  recipients: '各区人民政府，各有关单位',
  paragraphs: 20,
  sentence: SENTENCE,
  organ: '市对外开放领导小组办公室',
  date: '2025年7月8日',
  attachments: ['重点任务清单', '指标完成情况一览表', '数据来源与口径说明'],
  rows: 70,
  copies: '市委办公厅，市人大常委会办公厅，市政府办公厅，市政协办公厅',
  imprint: true,
};

/** A document in the whole form of GB/T 9704, of any length. */
export function officialHtml(parts: Partial<OfficialParts> = {}): string {
  const all = { ...USUAL, ...parts };
  return [
    '<article lang="zh-CN" data-demo="">',
    ...head(all),
    ...body(all),
    ...all.attachments.map((name, index) => attachment(name, index, all)),
    imprint(all),
    '</article>',
  ].join('');
}

function head(parts: OfficialParts): string[] {
  const line = (name: string, text: string) => (text === '' ? '' : `<p class="${name}">${text}</p>`);
  return [
    line('copy-number', parts.copyNumber),
    line('classification', parts.classification),
    line('urgency', parts.urgency),
    line('head-mark', parts.mark),
    line('document-number', parts.number),
    parts.mark === '' ? '' : '<p class="red-rule"></p>',
    `<h1 class="title">${parts.title}</h1>`,
    `<p class="salutation">${parts.recipients}：</p>`,
  ];
}

function body({ paragraphs, sentence, attachments, organ, date }: OfficialParts): string[] {
  const texts = Array.from({ length: paragraphs }, (_, index) => {
    if (index % 7 === 1)
      return `<h2>${'一二三四五六七八九'[Math.floor(index / 7) % 9]}、总体情况</h2><p>${sentence}</p>`;
    if (index % 7 === 3) return `<h3>（一）开放平台</h3><p>${sentence}</p>`;
    if (index % 7 === 5) return `<h4>1.开放口岸</h4><p>${sentence}</p>`;
    return `<p>${sentence}</p>`;
  });
  const list = attachments.map((name, index) => {
    const number = attachments.length > 1 ? `${index + 1}.` : '';
    return `<p class="attachment-list">${index === 0 ? '附件：' : ''}${number}${name}</p>`;
  });
  return [...texts, ...list, `<p class="signature">${organ}</p>`, `<p class="date">${date}</p>`];
}

function attachment(name: string, index: number, { attachments, rows, sentence }: OfficialParts): string {
  const landscape = name.endsWith('表');
  const number = attachments.length > 1 ? String(index + 1) : '';
  return [
    `<section class="attachment${landscape ? ' landscape' : ''}"><p class="attachment-number">附件${number}</p>`,
    `<h1 class="attachment-title">${name}</h1>`,
    name.endsWith('说明') ? `<p>${sentence}</p>` : table(rows),
    '</section>',
  ].join('');
}

function table(rows: number): string {
  const row = (index: number) =>
    `<tr><td class="center">${index + 1}</td><td class="text">外贸进出口总额当年完成情况</td><td class="number">3.2</td></tr>`;
  return [
    '<table class="compact"><colgroup><col style="width:10%"><col style="width:70%"><col style="width:20%"></colgroup>',
    '<thead><tr><th>序号</th><th>指标名称</th><th>完成数</th></tr></thead><tbody>',
    ...Array.from({ length: rows }, (_, index) => row(index)),
    '</tbody></table>',
  ].join('');
}

function imprint({ imprint: wanted, copies, organ, date }: OfficialParts): string {
  if (!wanted) return '';
  const copied = copies === '' ? '' : `<tr><td class="text" colspan="2">抄送：${copies}。</td></tr>`;
  return (
    '<table class="imprint"><colgroup><col style="width:55%"><col style="width:45%"></colgroup><tbody>' +
    `${copied}<tr><td class="text">${organ}</td><td class="number">${date}印发</td></tr></tbody></table>`
  );
}
