import QRCode from "qrcode";
import { colours, type Sheet } from "@/lib/drawing/sheet";

const quietModules = 4;

/** An address as a QR code of lines and areas, sharp at any size, quiet on all sides. */
export function drawQr(sheet: Sheet, address: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
  const step = size / (modules.size + 2 * quietModules);
  sheet.pdf.fillColor(colours.ink);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const left = x + (column + quietModules) * step;
      // A hair wider than a module, so that no printer shows seams.
      sheet.pdf.rect(left, y + (row + quietModules) * step, step * 1.01, step * 1.01);
    }
  }
  sheet.pdf.fill();
}
