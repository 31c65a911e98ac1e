import { lineText, text } from '../../shared/input.js';
import { foldCase } from '../accounts/username.js';
import type { Project } from './project.entity.js';

export const projectName = lineText({ min: 1, max: 200 });
/** Markdown. */
export const projectDescription = text({ max: 16_384 });

/** The columns of a project's texts, with the folded one. */
export function textColumns(texts: Pick<Project, 'name' | 'description'>) {
  return { ...texts, searchText: foldCase(`${texts.name}\n${texts.description}`) };
}
