import type { Rating } from '../../values/evaluation.ts';
import type { SeriesPicture } from '../../values/picture.ts';

/** The same colours in official.css and in Word's styles. */
export const RATING_COLORS: Readonly<Record<Rating, string>> = {
  achieved: '#1d6b34',
  onTrack: '#1d6b34',
  nearlyAchieved: '#8a5a00',
  atRisk: '#8a5a00',
  behind: '#b00000',
  missed: '#b00000',
  noData: '#555555',
};

type LineLook = {
  readonly color: string;
  readonly width: number;
  /** In an SVG and in Word; empty for a solid line. */
  readonly dash: string;
  readonly wordDash: 'solid' | 'dash' | 'dot' | 'longDash';
  readonly marked: boolean;
};

/** Told apart by dashes and marks, not by colour alone. */
export const LINE_LOOKS: Readonly<Record<SeriesPicture['lines'][number]['role'] | 'target', LineLook>> = {
  actual: { color: '#1f3f7f', width: 1.8, dash: '', wordDash: 'solid', marked: true },
  before: { color: '#6e6e6e', width: 1, dash: '5 2.5', wordDash: 'dash', marked: false },
  expected: { color: '#000000', width: 1, dash: '1.2 2.2', wordDash: 'dot', marked: false },
  target: { color: '#b00000', width: 1.2, dash: '10 3', wordDash: 'longDash', marked: false },
};
