import { z } from 'zod';

/**
 * One emoji that is recommended for general interchange (Unicode TS 51, RGI), in its full form only, or a custom one's
 * shortcode, `:party-parrot:`. One form, so that the same emoji is never counted as two.
 */
const EMOJI = /^(?:\p{RGI_Emoji}|:[a-z0-9_+\-]{1,64}:)$/v;

export const emoji = z.string().refine((value) => EMOJI.test(value), 'Must be one emoji or a :shortcode:.');
