import { fileURLToPath } from 'node:url';
import project from '../package.json' with { type: 'json' };

/**
 * What stands when nobody says otherwise. The paths of the plan and of its demonstration data are named once,
 * in package.json: the program itself knows no city.
 */
export const DEFAULTS = {
  plan: fromRoot(project.duban.plan),
  out: 'output',
  demo: {
    ...project.duban.demo,
    generator: fromRoot(project.duban.demo.generator),
    inbox: fromRoot(project.duban.demo.inbox),
  },
} as const;

/** What a run's manifest says it was made with; dependencies are pinned exactly, so their pins are versions. */
export const PROGRAM_VERSIONS: Readonly<Record<string, string>> = {
  duban: project.version,
  docx: project.dependencies.docx,
  exceljs: project.dependencies.exceljs,
  handlebars: project.dependencies.handlebars,
  'noto-serif-sc': project.dependencies['@expo-google-fonts/noto-serif-sc'],
  'noto-sans-sc': project.dependencies['@expo-google-fonts/noto-sans-sc'],
};

/** A path of the program itself, wherever it is called from. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
