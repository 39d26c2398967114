import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { DrawnPicture, ProgressBars, Ranking, SeriesPicture } from '../../values/picture.ts';
import { LINE_LOOKS, RATING_COLORS } from './looks.ts';

/** Pixels of 1/96 inch: as wide as the type area. */
const WIDTH = 588;
const SERIES_HEIGHT = 193;
/** Standard face: offices have it. */
const FACE = '宋体';
const SMALL = { name: FACE, size: 9, color: '000000' } as const;

/** A picture as a native chart, editable in Word with its own workbook, and its caption below. */
export function chartBlocks(picture: DrawnPicture): Paragraph[] {
  return [
    new Paragraph({ style: 'Figure', children: [new ChartRun(optionsOf(picture))] }),
    new Paragraph({ style: 'FigureCaption', text: picture.title }),
  ];
}

function optionsOf(picture: DrawnPicture): ChartRunOptions {
  const common = {
    font: { name: FACE, color: '000000' },
    altText: { name: picture.title, title: picture.title, description: picture.description },
    chartArea: { fill: 'none', border: 'none' },
    legend: { position: 'top', font: SMALL },
  } as const;
  if (picture.kind === 'series') return { ...common, ...seriesChart(picture) };
  return { ...common, ...barChart(picture) };
}

/** Word's own bars can't be hatched here, so the rating stands in the name. */
function barChart(picture: ProgressBars | Ranking) {
  const { rows, barName } = picture;
  const rated = picture.kind === 'progress-bars' ? picture.rows : null;
  const marks = rated?.map(({ expected }) => (expected === null ? null : Number(expected))) ?? [];
  const bars = {
    name: barName,
    values: rows.map(({ value }) => Number(value)),
    color: '5A5A5A',
    ...(rated ? { colors: rated.map(({ rating }) => word(RATING_COLORS[rating.key])) } : {}),
    pointLabels: rows.map(({ label }) => ({ text: label })),
    dataLabels: { value: true, font: SMALL },
  };
  const due = {
    name: picture.kind === 'progress-bars' ? picture.markName : '',
    values: marks,
    color: 'BFBFBF',
  };
  return {
    type: 'bar' as const,
    categories: rows.map(({ name }, index) =>
      rated ? `${name}（${rated[index]?.rating.word ?? ''}）` : name,
    ),
    series: rated && marks.some((mark) => mark !== null) ? [bars, due] : [bars],
    gapWidth: 40,
    overlap: 0,
    categoryAxis: { reverseOrder: true, font: SMALL },
    valueAxis: {
      minimum: 0,
      maximum: Math.max(100, ...rows.map(({ value }) => Math.ceil(Number(value) / 25) * 25)),
      interval: 25,
      numberFormat: '0"%"',
      font: SMALL,
      crossesAt: 'maximum' as const,
    },
    transformation: { width: WIDTH, height: 70 + rows.length * (rated ? 30 : 22) },
  };
}

function seriesChart({ lines, periods, target, forecast }: SeriesPicture) {
  const drawn = lines.map(({ name, role, values }) => {
    const { color, width, wordDash, marked } = LINE_LOOKS[role];
    return {
      name,
      values: values.map((value) => (value === null ? null : Number(value))),
      color: word(color),
      line: { color: word(color), width, dash: wordDash },
      markers: marked ? { shape: 'circle' as const, size: 5 } : false,
    };
  });
  const flat = target
    ? [
        {
          name: target.name,
          values: periods.map(() => Number(target.value)),
          color: word(LINE_LOOKS.target.color),
          line: {
            color: word(LINE_LOOKS.target.color),
            width: LINE_LOOKS.target.width,
            dash: LINE_LOOKS.target.wordDash,
          },
          markers: false,
        },
      ]
    : [];
  const negative = lines.some(({ values }) => values.some((value) => value?.startsWith('-')));
  return {
    type: 'line' as const,
    categories: [...periods],
    series: [...drawn, ...flat, ...(forecast ? [rangeSeries(forecast, periods.length)] : [])],
    valueAxis: { font: SMALL, ...(negative ? {} : { minimum: 0 }) },
    categoryAxis: { font: SMALL },
    transformation: { width: WIDTH, height: SERIES_HEIGHT },
  };
}

/** One point at the year's end with its range as error bars. */
function rangeSeries({ name, low, value, high }: NonNullable<SeriesPicture['forecast']>, count: number) {
  const last = (amount: number | null) => [...Array<null>(count - 1).fill(null), amount];
  return {
    name,
    values: last(Number(value)),
    color: '000000',
    line: { color: '000000', width: 0.75, dash: 'solid' as const },
    markers: { shape: 'square' as const, size: 6 },
    errorBars: {
      type: 'custom' as const,
      plus: last(Number(high) - Number(value)),
      minus: last(Number(value) - Number(low)),
    },
  };
}

function word(color: string): string {
  return color.slice(1).toUpperCase();
}
