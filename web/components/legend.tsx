import type { ChartView, Swatch } from '../figures/chart-view.ts';

/** What each mark of a chart means, in words beside the mark itself. */
export function Legend({ items }: { items: ChartView['legend'] }) {
  return (
    <ul class="legend">
      {items.map(({ swatch, label }) => (
        <li key={swatch}>
          <svg class={`swatch swatch-${swatch}`} viewBox="0 0 18 14" aria-hidden="true" focusable="false">
            <SwatchShape swatch={swatch} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function SwatchShape({ swatch }: { swatch: Swatch }) {
  switch (swatch) {
    case 'column':
    case 'light':
      return <rect x="3" y="1" width="12" height="12" />;
    case 'hatched':
    case 'interval':
      return (
        <>
          <rect x="3" y="2" width="12" height="10" />
          <path d="M3 8l6-6M4 12L14 2M9 12l6-6" />
        </>
      );
    case 'gap':
      return <path d="M3 6l4-4M3 12L13 2M8 12l7-7M13 12l2-2" />;
    case 'whisker':
      return <path d="M9 13V2M5 2h8" />;
    case 'line':
      return (
        <>
          <path d="M0 7h18" />
          <circle cx="9" cy="7" r="3" />
        </>
      );
    case 'floating':
      return <rect x="5" y="1" width="8" height="12" />;
    case 'triangle':
      return <path d="M9 2l6 10H3z" />;
    case 'band':
      return <rect x="1" y="3" width="16" height="8" />;
    case 'break':
      return <path d="M9 0v14" />;
    case 'circle':
      return <circle cx="9" cy="7" r="5" />;
  }
}
