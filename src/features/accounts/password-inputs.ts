import { text } from '../../shared/input.js';

const MAX = 256;

/** A new password: 8 to 256 code points; what they are is the user's own affair (NIST SP 800-63B). */
export const newPassword = text({ min: 8, max: MAX });

/** A password to check: a longer one is refused before it costs a hash. */
export const password = text({ max: MAX });
