/** One of Microsoft's own connectors, as far as flows here use it. */
interface StandardConnector {
  displayName: string;
  operations: StandardOperation[];
}

/** An operation and its parameters as a flow hands them over: the members of a body flat, as `body/member`. */
export interface StandardOperation {
  operationId: string;
  parameters: { name: string; required?: boolean; enum?: string[] }[];
}

/**
 * Microsoft's connectors that sample flows may use, by the name that their connection has in flows/ ("Office 365 Outlook",
 * Connector reference, Microsoft Learn: Send an email (V2)). What is not in this table is passed over when flows are checked.
 */
export const standardConnectors: Record<string, StandardConnector> = {
  shared_office365: {
    displayName: 'Office 365 Outlook',
    operations: [
      {
        operationId: 'SendEmailV2',
        parameters: [
          { name: 'emailMessage/To', required: true },
          { name: 'emailMessage/Subject', required: true },
          { name: 'emailMessage/Body', required: true },
          { name: 'emailMessage/From' },
          { name: 'emailMessage/Cc' },
          { name: 'emailMessage/Bcc' },
          { name: 'emailMessage/Attachments' },
          { name: 'emailMessage/Sensitivity' },
          { name: 'emailMessage/ReplyTo' },
          { name: 'emailMessage/Importance', enum: ['Low', 'Normal', 'High'] },
        ],
      },
    ],
  },
};
