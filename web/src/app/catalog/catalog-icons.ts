import history from '@material-symbols/svg-400/outlined/history.svg';

/** The icons that only the catalog has. */
export const CATALOG_ICONS: Readonly<Record<string, string>> = { history };
