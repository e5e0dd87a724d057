import { add, flow, flows, type Mutation, remove, rename, replace } from './mutation.ts';

const customizations = 'customizations.xml';
const rating = /SayTheRating/;

/** Changes what the weekly digest hands to Office 365 Outlook. */
const digest = (change: (parameters: Record<string, unknown>) => void) =>
  flow(/WeeklyDigest/, ({ actions }) =>
    change(actions.If_there_is_something_to_say.actions.Send_the_digest.inputs.parameters),
  );

export const flowSolutionMutations: Mutation[] = [
  flows(
    'a flow between on and off',
    /StateCode\/StatusCode: they are 1\/1/,
    replace(customizations, '<StateCode>0', '<StateCode>1'),
  ),
  flows('a flow whose file is missing', /the file Workflows\/.* is missing/, (tree) =>
    remove([...tree.keys()].find((path) => rating.test(path)) as string)(tree),
  ),
  flows('a flow without an element', /^note .*no Workflow element links to it/, add('Workflows/Other.json')),
  flows(
    'the folder is called workflows',
    /^warning .*JsonFileName: the file Workflows\/.* is called workflows\//,
    rename(/^Workflows\//, 'workflows/'),
  ),
  flows(
    'a flow of another category',
    /^note solution: these parts were passed over: processes that are no cloud flows/,
    replace(customizations, '<Category>5', '<Category>0'),
  ),
  flows(
    'a reference to another connector',
    /^note .*names the connector 0+, which the solution does not hold/,
    replace(customizations, /(<customconnectorid>\s*<connectorid>)[^<]*/, '$100000000'),
  ),
  flows(
    'a reference that is not there',
    /^note .*the solution has no connection reference cqc_cqcdataconnection/,
    replace(customizations, 'logicalname="cqc_cqcdataconnection"', 'logicalname="cqc_other"'),
  ),
  flows(
    'the reference of the mails is not there',
    /^note .*the solution has no connection reference cqc_sharedoffice365/,
    replace(customizations, 'logicalname="cqc_sharedoffice365"', 'logicalname="cqc_other"'),
  ),
  flows(
    'a mail through a connection that the flow does not have',
    /Send_the_digest: it calls through the connection "shared_outlook"/,
    flow(/WeeklyDigest/, ({ actions }) => {
      actions.If_there_is_something_to_say.actions.Send_the_digest.inputs.host.connectionName = 'shared_outlook';
    }),
  ),
  flows('another connector in a flow', /^note .*the solution has no connector cqc_other/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, '"logicalName":"cqc_cqcdata"', '"logicalName":"cqc_other"')(tree);
  }),
  flows(
    'a connection reference as a component',
    /^note .*these parts were passed over: components of type 10150/,
    replace(
      'solution.xml',
      '<RootComponents>',
      '<RootComponents><RootComponent type="10150" schemaName="cqc_cqcdataconnection" behavior="0"></RootComponent>',
    ),
  ),
  flows(
    'an unknown operation',
    /Read_location: there is no operation LocationDetail\b/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.inputs.host.operationId = 'LocationDetail';
    }),
  ),
  flows(
    'an unknown parameter',
    /LocationDetails has no parameter location_id/,
    flow(rating, ({ actions }) => {
      const { parameters } = actions.Each_changed_location.actions.Read_location.inputs;
      parameters.location_id = parameters.locationid;
    }),
  ),
  flows(
    'a required parameter is missing',
    /the required parameter organisation_type is missing/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.parameters = {};
    }),
  ),
  flows(
    'a value that is no choice',
    /the parameter organisation_type is "locations"/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.parameters.organisation_type = 'locations';
    }),
  ),
  flows('an unknown output', /^warning .*there is no output body\/latestRating\/overal \(at overal\)/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, 'latestRating/overall', 'latestRating/overal')(tree);
  }),
  flows('an output of v1.1', /there is no output body\/locations/, (tree) => {
    const path = [...tree.keys()].find((candidate) => /CareHomes/.test(candidate)) as string;
    replace(path, "['body/value']", "['body/locations']")(tree);
  }),
  flows('an unknown step in an expression', /there is no trigger or action Read_locations here/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "outputs('Read_location')", "outputs('Read_locations')")(tree);
  }),
  flows('a broken expression', /is no expression: at character/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "@variables('ratings')", "@variables('ratings'")(tree);
  }),
  flows('an unknown variable', /there is no variable rating\b/, (tree) => {
    const path = [...tree.keys()].find((candidate) => rating.test(candidate)) as string;
    replace(path, "@variables('ratings')", "@variables('rating')")(tree);
  }),
  flows(
    'a step that runs after nothing',
    /it runs after Keep_rating, which is not there/,
    flow(rating, ({ actions }) => {
      actions.Keep_failures.runAfter = { Keep_rating: ['Succeeded'] };
    }),
  ),
  flows(
    'an action as a trigger',
    /Changes is no trigger/,
    flow(rating, ({ triggers }) => {
      triggers.When_locations_change.inputs.host.operationId = 'Changes';
    }),
  ),
  flows(
    'paging of an operation without pages',
    /pagination is on, but LocationDetails has no pages/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.runtimeConfiguration = {
        paginationPolicy: { minimumItemCount: 1 },
      };
    }),
  ),
  flows(
    'a connection that is not declared',
    /it calls through the connection "shared_other"/,
    flow(rating, ({ actions }) => {
      actions.Each_changed_location.actions.Read_location.inputs.host.connectionName = 'shared_other';
    }),
  ),
  flows(
    'a mail without a subject',
    /Send_the_digest: the required parameter emailMessage\/Subject is missing/,
    digest((parameters) => delete parameters['emailMessage/Subject']),
  ),
  flows(
    'a mail with a parameter that the operation does not have',
    /Send_the_digest: SendEmailV2 has no parameter emailMessage\/Recipient/,
    digest((parameters) => {
      parameters['emailMessage/Recipient'] = 'you@example.com';
    }),
  ),
  flows(
    'a mail of an importance that there is not',
    /Send_the_digest: the parameter emailMessage\/Importance is "Urgent"\. Take one of: Low, Normal, High/,
    digest((parameters) => {
      parameters['emailMessage/Importance'] = 'Urgent';
    }),
  ),
  flows(
    'a mail by another operation',
    /^note .*calls of these were passed over: SendMail of Office 365 Outlook/,
    flow(/WeeklyDigest/, ({ actions }) => {
      actions.If_there_is_something_to_say.actions.Send_the_digest.inputs.host.operationId = 'SendMail';
    }),
  ),
];
