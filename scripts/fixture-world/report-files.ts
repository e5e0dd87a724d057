/** A heading or a paragraph of a report. */
export interface TextBlock {
  kind: 'title' | 'heading' | 'paragraph';
  text: string;
  startsPage?: boolean;
}

/** One document of a report: the main report or a related document, such as `Use of Resources`. */
export interface ReportFile {
  linkId: string;
  /** The name of the file without its ending: `report` or the type of the related document. */
  name: string;
  publishedOn: string;
  blocks: TextBlock[];
  /** False where only the PDF is to be had, as happens with live reports. */
  hasText: boolean;
}

/** The text of a report as the API's plain text answer gives it; the PDF holds the same words. */
export function createReportText(report: ReportFile): string {
  return `${report.blocks.map((block) => block.text).join('\n\n')}\n`;
}
