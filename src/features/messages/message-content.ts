import { visibleText } from '../../shared/input.js';

/** Most code points of a message. */
export const MAX_CONTENT = 16_384;

/** Markdown, 1 to MAX_CONTENT code points, something of it visible. */
export const messageContent = visibleText({ min: 1, max: MAX_CONTENT });
