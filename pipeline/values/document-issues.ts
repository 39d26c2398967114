import { entry } from './issue-entry.ts';

/** The part of the catalogue for what is found while documents are made: faces, glyphs, wording, templates. */
export const DOCUMENT_ISSUES = {
  'font-missing': entry('blocker', '缺少字体：{faces}', '请运行 node pipeline/set-up.mjs 重新安装'),
  'font-substituted': entry(
    'warning',
    '本机没有“{role}”字体，PDF 以{name}代替',
    '请在系统中安装“{role}”字体后运行 node pipeline/set-up.mjs，再重新生成',
  ),
  'glyph-borrowed': entry(
    'note',
    '“{character}”（{code}）不在{face}字体中，PDF 以宋体字形印出',
    '无须处理；如须统一字体，请安装收字更全的{face}字体',
  ),
  'glyph-missing': entry(
    'warning',
    '“{character}”（{code}）没有可用的字形，PDF 中印成空框',
    '请核对是否为误录的符号；确为所需的，请安装含有该字的字体',
  ),
  'style-finding': entry(
    'warning',
    '文字有待修改：{finding}',
    '请核对该处所引的填报文字；属模板用语的，修改 templates 中的相应句子',
  ),
  'template-invalid': entry(
    'blocker',
    '模板有误：{reason}',
    '请对照 templates/README.md 修改，用 npm run -s duban -- template check 检查',
  ),
  'templates-missing': entry(
    'blocker',
    '找不到模板文件夹，或其中没有模板：{path}',
    '请核对 --templates 所给的路径；文件名须与 templates 中的相同，如 phrases.hbs',
  ),
} as const;
