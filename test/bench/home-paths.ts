/** What the home page asks for. */
export const HOME_PATHS = [
  '/api/v1/summary',
  '/api/v1/indicators',
  '/api/v1/figures?period=all&scope=core',
  '/api/v1/published-figures',
  '/api/v1/annotations',
  '/api/v1/editions',
];
