import { nameKey } from '../../values/name.ts';
import type { MilestoneState } from '../../values/observation.ts';

const WORDS: Readonly<Record<MilestoneState, readonly string[]>> = {
  notStarted: ['未启动', '尚未启动', '未开始', '尚未开始', '未开工', '待启动', '未开展', '尚未开展'],
  inProgress: [
    '进行中',
    '推进中',
    '正在进行',
    '正在推进',
    '已启动',
    '已开工',
    '在建',
    '建设中',
    '实施中',
    '办理中',
    '有序推进',
    '正常推进',
    '按计划推进',
    '持续推进',
    '部分完成',
  ],
  done: [
    '已完成',
    '完成',
    '全部完成',
    '已全部完成',
    '办结',
    '已办结',
    '完结',
    '已建成',
    '已竣工',
    '已验收',
    '已落实',
  ],
};

const STATES = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.map((word) => [nameKey(word), state as MilestoneState] as const),
  ),
);

/** `未启动`, `进行中`, `已完成` and their usual variants. 基本完成 and 未完成 may mean two things: null. */
export function parseState(text: string): MilestoneState | null {
  return STATES.get(nameKey(text)) ?? null;
}
