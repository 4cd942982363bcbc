// Charts stand apart (./charts/PlotChart, ./charts/TimeChart): they are large, and a page without charts should not load them.
export * from './basics';
export * from './controls';
export * from './Figure';
export * from './Table';
export { type Sorting } from './sorting';
export * from './units';
