import { zlibSync } from 'fflate';
import PDFDocument from 'pdfkit';
import type { ReportFile, TextBlock } from './report-files.ts';

const styles: Record<TextBlock['kind'], { font: string; size: number; before: number }> = {
  title: { font: 'Helvetica-Bold', size: 20, before: 0 },
  heading: { font: 'Helvetica-Bold', size: 14, before: 14 },
  paragraph: { font: 'Helvetica', size: 11, before: 6 },
};
const marginPt = 60;

// pdfkit does not declare the type of a page's content stream.
interface ContentStream {
  buffer: Uint8Array[];
  data: Record<string, unknown>;
}

/** Makes the PDF of a report: real pages with real text, identical bytes for the same report everywhere. */
export function createReportPdf(report: ReportFile): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margin: marginPt,
    bufferPages: true,
    compress: false,
    // The creation date also goes into the file's id. Without one pdfkit takes the clock.
    info: { Title: report.blocks[0]?.text ?? '', CreationDate: new Date(`${report.publishedOn}T12:00:00Z`) },
  });
  for (const block of report.blocks) writeBlock(document, block);
  compressPages(document);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}

function writeBlock(document: PDFKit.PDFDocument, block: TextBlock): void {
  const { font, size, before } = styles[block.kind];
  document.font(font).fontSize(size);
  const lineHeight = document.currentLineHeight(true);
  if (block.startsPage) document.addPage();
  else if (document.y > marginPt) document.y += before;
  for (const line of breakLines(document, block.text)) {
    if (document.y + lineHeight > document.page.height - marginPt) document.addPage();
    document.text(line, marginPt, document.y, { lineBreak: false });
    document.y += lineHeight;
  }
}

// Lines end only at spaces. pdfkit would also break after a hyphen, and the words taken from the PDF would then differ
// from the report's text: "well- led".
function breakLines(document: PDFKit.PDFDocument, text: string): string[] {
  const width = document.page.width - 2 * marginPt;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && document.widthOfString(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// pdfkit would compress with Node's zlib, whose output changes between Node versions and processors. fflate is plain
// JavaScript and gives the same bytes on all of them.
function compressPages(document: PDFKit.PDFDocument): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    const content = document.page.content as unknown as ContentStream;
    content.buffer = [zlibSync(Buffer.concat(content.buffer), { level: 9 })];
    content.data.Filter = 'FlateDecode';
  }
}
