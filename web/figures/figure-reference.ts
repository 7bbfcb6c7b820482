/** References to figures in a text that people wrote, as the gate reads them: a test holds both to each other. */
export const FIGURE_REFERENCE = /\{\{\s*figure:([a-z0-9_]+)(\.all)?\s*\}\}/g;
