import { DOCUMENT_ISSUES } from './document-issues.ts';
import { type Entry, entry } from './issue-entry.ts';

/** Every finding the program can make, once. `{name}` is filled in by `issue()`. */
export const ISSUE_CATALOGUE = {
  // files
  'file-unreadable': entry(
    'blocker',
    '文件无法打开：{reason}',
    '请用 Excel 或 WPS 重新打开并另存为 .xlsx 后再报送',
  ),
  'file-empty': entry('blocker', '文件是空的，没有任何内容', '请检查是否误传空文件，补填后重新报送'),
  'file-foreign': entry(
    'warning',
    '这不是可读取的表格文件（{kind}）',
    '请报送 .xlsx 或 .csv 表格；说明材料请另行报送',
  ),
  'file-old-format': entry(
    'blocker',
    '这是旧版表格格式（{kind}），无法读取',
    '请用 Excel 或 WPS 打开后另存为 .xlsx',
  ),
  'file-password': entry('blocker', '文件设有打开密码，无法读取', '请取消密码后重新报送'),
  'file-macro': entry('blocker', '文件带有宏，按安全规定不予读取', '请另存为不带宏的 .xlsx 后重新报送'),
  'file-too-large': entry(
    'blocker',
    '文件过大（{size}），超过上限 {limit}',
    '请删除图片、空白行和无关工作表后重新报送',
  ),
  'file-bomb': entry(
    'blocker',
    '文件解压后超过上限 {limit}，疑似异常文件，已停止读取',
    '请把数据复制到新建的工作簿后重新报送',
  ),
  'file-timeout': entry(
    'blocker',
    '文件在 {seconds} 秒内未能读完，已停止读取',
    '请删除空白行和多余格式后重新报送',
  ),
  'file-link-outside': entry(
    'blocker',
    '这是指向数据文件夹之外的链接，未予读取',
    '请把文件本身放入数据文件夹',
  ),
  'file-duplicate': entry('note', '与“{other}”内容完全相同，只计一次', '如属误传，请忽略'),
  'file-without-table': entry(
    'warning',
    '文件中没有找到可识别的数据表',
    '表头须有“指标编码”或“指标名称”、“报告期”以及“当月值”“累计值”“期末值”之一',
  ),
  'encoding-unknown': entry('blocker', '文本编码无法识别', '请将 .csv 另存为 UTF-8 或 GB18030 编码'),
  'inbox-missing': entry('blocker', '找不到数据文件夹：{path}', '请核对 --inbox 所给的路径'),
  'inbox-empty': entry('blocker', '数据文件夹中没有任何表格：{path}', '请确认各单位报表已放入该文件夹'),
  // sheets and rows
  'sheet-hidden': entry('note', '工作表是隐藏的，其中数据照常读取', '如不应报送，请删除该工作表'),
  'sheet-too-long': entry(
    'warning',
    '工作表超过 {limit} 行，只读取前 {limit} 行',
    '请删除空白行，或分成几个文件报送',
  ),
  'indicator-unknown': entry(
    'blocker',
    '方案中没有指标“{name}”',
    '请核对指标编码或指标名称，须与下发的指标表一致',
  ),
  'milestone-unknown': entry(
    'blocker',
    '方案中没有事项“{name}”',
    '请核对事项编码或事项名称，须与下发的任务清单一致',
  ),
  'indicator-name-differs': entry(
    'warning',
    '指标编码“{code}”与指标名称“{name}”不是同一个指标，按编码读取',
    '请核对编码和名称',
  ),
  'indicator-code-unknown': entry(
    'warning',
    '方案中没有编码“{code}”，按名称“{name}”读取',
    '请核对指标编码，须与下发的指标表一致',
  ),
  'indicator-ambiguous': entry(
    'blocker',
    '“{name}”可以指不止一个指标（{candidates}），无法确定',
    '请填写指标编码',
  ),
  'indicator-derived': entry(
    'warning',
    '“{name}”由其他数据项计算得出，不单独填报，此数未采用',
    '请填报：{items}',
  ),
  'indicator-missing': entry(
    'blocker',
    '此行填了数字，但没有填写指标编码或指标名称',
    '请补填指标编码或指标名称',
  ),
  'column-duplicate': entry(
    'warning',
    '表头中“{column}”出现不止一次，只读取第一处',
    '请删除多余的列，或改用不同的表头',
  ),
  'unit-unknown': entry(
    'blocker',
    '填报单位“{name}”不在方案的单位名单中',
    '请填写单位规范名称，如“{example}”',
  ),
  'unit-assumed': entry('note', '未写填报单位，按该指标的填报单位“{name}”计', '请在表头写明“填报单位：”'),
  'unit-unexpected': entry(
    'warning',
    '“{name}”应由“{expected}”填报，现由“{actual}”填报',
    '请与责任单位核对数据来源',
  ),
  'period-missing': entry('blocker', '没有填写报告期', '请填写如“2025年6月”或“2025-06”'),
  'period-unreadable': entry('blocker', '报告期“{printed}”无法识别', '请填写如“2025年6月”或“2025-06”'),
  'period-span': entry(
    'blocker',
    '“{printed}”跨越多个月，不能填在“当月值”栏',
    '跨月数请填在“累计值”栏；只有1—2月可合并填报',
  ),
  'period-not-from-january': entry(
    'blocker',
    '“{printed}”不是从1月起，不能填在“累计值”栏',
    '累计值填本年1月至本月的累计数，报告期写本月，如“2025年6月”',
  ),
  // cells
  'number-unreadable': entry(
    'blocker',
    '“{printed}”不是数字',
    '请只填数字，如 1234.5；单位填在“计量单位”栏，说明填在“备注”栏',
  ),
  'number-missing': entry('note', '填的是“{printed}”，按未提供数据处理，不按零计算', '确实为零的请填 0'),
  'cell-error': entry('blocker', '单元格公式出错（{printed}）', '请修正公式，或直接填写数字'),
  'formula-without-result': entry(
    'blocker',
    '单元格只有公式，没有计算结果',
    '请在 Excel 或 WPS 中打开、重新计算并保存后再报送',
  ),
  'value-not-number-type': entry(
    'blocker',
    '此处应为数字，读到的是{kind}',
    '请把单元格格式改为“数值”后重新填写',
  ),
  'value-column': entry(
    'blocker',
    '“{name}”应填“{expected}”，现填在“{actual}”栏',
    '请把数字移到“{expected}”栏',
  ),
  'value-negative': entry(
    'blocker',
    '“{name}”不应为负数（{printed}）',
    '请核对；冲减以前月份数据的，请更正原月份',
  ),
  'value-fraction': entry(
    'warning',
    '“{name}”以“{measure}”计，应为整数（{printed}）',
    '请核对是否填错计量单位',
  ),
  'value-out-of-range': entry(
    'blocker',
    '“{name}”的值 {printed} 超出允许范围（{range}）',
    '请核对后重新填写',
  ),
  'measure-missing': entry('warning', '没有填写计量单位，按“{measure}”计', '请在“计量单位”栏填写“{measure}”'),
  'measure-unknown': entry('blocker', '计量单位“{printed}”不能换算为“{measure}”', '请按“{measure}”填报'),
  'measure-differs': entry(
    'warning',
    '数字后面写的“{written}”与计量单位“{stated}”不同，按“{written}”计',
    '请只填数字，计量单位填在“计量单位”栏',
  ),
  'measure-currency': entry(
    'blocker',
    '“{name}”应以“{measure}”填报，现为“{printed}”；币种不同，不作换算',
    '请按规定口径折算后以“{measure}”填报',
  ),
  'state-unknown': entry('blocker', '状态“{printed}”无法识别', '请填写“未启动”“进行中”或“已完成”'),
  'state-missing': entry('note', '没有填写状态，按未报送处理', '请填写“未启动”“进行中”或“已完成”'),
  'date-unreadable': entry('warning', '日期“{printed}”无法识别', '请填写如“2025-06-30”'),
  'date-after-period': entry('warning', '完成时间 {printed} 晚于报告期', '请核对完成时间或状态'),
  // figures against one another
  'figure-revised': entry(
    'note',
    '“{name}”{period}的数由 {earlier} 更正为 {later}，以后报为准',
    '如更正无误，无须处理',
  ),
  'figure-conflict': entry(
    'blocker',
    '“{name}”{period}的数，{units}所报不一致（{values}），不采用',
    '请有关单位核对后统一口径重新报送',
  ),
  'ytd-mismatch': entry(
    'warning',
    '“{name}”{period}累计值 {ytd} 不等于上月累计 {previous} 加当月 {month}，以累计值为准',
    '请核对当月值和累计值',
  ),
  'month-negative': entry(
    'warning',
    '“{name}”{period}累计值 {ytd} 小于上月累计 {previous}，视为更正',
    '如属更正，请在备注中说明',
  ),
  'magnitude-jump': entry(
    'warning',
    '“{name}”{period}的值 {printed} 与上期 {previous} 相差过大',
    '请核对计量单位（如把万元填成亿元）',
  ),
  'figure-missing': entry('warning', '“{unit}”没有报送“{name}”{period}的数', '请尽快补报'),
  'step-missing': entry('warning', '“{unit}”没有报送“{name}”{period}的进展', '请尽快补报'),
  'unit-not-reported': entry('warning', '“{unit}”没有报送{period}数据', '请尽快报送'),
  'unit-late': entry('warning', '“{unit}”于{date}报送{period}数据，晚于截止日期{due}', '请按时报送'),
  'unit-nothing-filled': entry(
    'warning',
    '“{unit}”报送了{period}表格，但没有填写任何数据',
    '请填写后重新报送',
  ),
  // plan, command line, run
  'plan-missing': entry('blocker', '找不到方案文件：{path}', '请核对 --plan 所给的路径'),
  'plan-unreadable': entry(
    'blocker',
    '方案文件不是有效的 YAML：第 {line} 行 {reason}',
    '请检查缩进、冒号和引号',
  ),
  'plan-invalid': entry(
    'blocker',
    '方案第 {line} 行 {path}：{reason}',
    '请对照 GLOSSARY.md 和 plan.schema.json 修改',
  ),
  'policy-missing': entry(
    'blocker',
    '找不到政策原文文件：{path}',
    '请核对方案中的 policyText（相对方案文件的路径），或删去该项',
  ),
  'quotation-not-found': entry(
    'blocker',
    '方案第 {line} 行 {path}：引文“{quotation}”在政策原文中找不到',
    '请逐字照抄政策原文',
  ),
  'period-unreadable-argument': entry(
    'blocker',
    '报告期“{printed}”无法识别',
    '请写成 2025-06、2025-Q2、2025-H1 或 2025',
  ),
  'period-before-plan': entry(
    'blocker',
    '报告期 {period} 早于方案起始（{start}）',
    '请给出 {start} 及以后的报告期',
  ),
  'period-after-plan': entry(
    'note',
    '报告期 {period} 晚于方案期末（{end}），各指标按最终结果列示',
    '无须处理',
  ),
  'period-unfinished': entry(
    'blocker',
    '报告期 {period} 尚未结束',
    '请给出已经结束的报告期，最近为 {newest}',
  ),
  'argument-invalid': entry('blocker', '{reason}', '{hint}'),
  'indicator-unknown-argument': entry('blocker', '方案中没有指标“{name}”', '可用的指标编码：{examples}'),
  'run-missing': entry('blocker', '找不到运行记录：{path}', '用 npm run -s duban -- history 查看已有的运行'),
  'archive-damaged': entry('blocker', '存档文件缺失或与校验值不符：{path}', '请从备份恢复输出目录后再验证'),
  'browser-missing': entry(
    'blocker',
    '没有可用的 Chromium 浏览器',
    '请运行 node pipeline/set-up.mjs，或设置 PUPPETEER_EXECUTABLE_PATH',
  ),
  ...DOCUMENT_ISSUES,
  'output-occupied': entry(
    'blocker',
    '{path} 已存在且不是本程序的发布结果',
    '请改用 --out 指定别的目录，或移走该文件夹',
  ),
  'output-unwritable': entry(
    'blocker',
    '无法写入 {path}：{reason}',
    '请检查磁盘空间和文件夹权限后重新运行；已经发布的结果没有改动',
  ),
} as const satisfies Record<string, Entry>;

export type IssueCode = keyof typeof ISSUE_CATALOGUE;
