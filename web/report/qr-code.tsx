import { encodeQR } from 'qr';

/** ISO/IEC 18004 asks for four light modules around the code. */
const QUIET_ZONE = 4;

/** An address for the camera of a phone: dark on light in any theme, its quiet zone included. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const rows = encodeQR(address, 'raw', { border: QUIET_ZONE, ecc: 'medium' });
  return (
    <svg
      role="img"
      aria-label={label}
      class="qr-code"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shape-rendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={rows.flatMap(darkRuns).join('')} fill="#000" />
    </svg>
  );
}

/** The dark modules of a row that touch, as one rectangle each. */
function darkRuns(row: readonly boolean[], y: number): string[] {
  return row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    const width = (end === -1 ? row.length : end) - x;
    return [`M${x} ${y}h${width}v1h-${width}z`];
  });
}
