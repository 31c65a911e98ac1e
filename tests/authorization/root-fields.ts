import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.js';

/** The schema as it is built, from which the cases are generated. */
export const schema: GraphQLSchema = await createSchema();

/** `Query.room` and the like, each with its definition. */
export const ROOT_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  ),
);

/** What an argument that is an id names. One that is missing here fails the test that looks for it. */
const NAMES: Record<string, Kind> = {
  'Query.file.id': 'File',
  'Query.files.ids': 'File',
  'Query.message.id': 'Message',
  'Query.node.id': 'Node',
  'Query.room.id': 'Room',
  'Query.project.id': 'Project',
  'Query.task.id': 'Task',
  'Mutation.updateProject.id': 'Project',
  'Mutation.deleteProject.id': 'Project',
  'Mutation.deleteFile.id': 'File',
  'Mutation.updateTask.id': 'Task',
  'Mutation.assignTask.id': 'Task',
  'Mutation.setTaskStatus.id': 'Task',
  'Mutation.deleteTask.id': 'Task',
  roomId: 'Room',
  messageId: 'Message',
  threadRootId: 'Message',
  inviteId: 'Invite',
  invitationId: 'Invitation',
  sessionId: 'Session',
  userId: 'User',
  memberIds: 'User',
  attachmentIds: 'File',
  fileId: 'File',
  assigneeId: 'User',
  creatorId: 'User',
  projectId: 'Project',
  taskId: 'Task',
  commentId: 'TaskComment',
  jobId: 'Job',
  notificationIds: 'Notification',
};
export type Kind =
  | 'File'
  | 'Message'
  | 'Node'
  | 'Room'
  | 'Invite'
  | 'Invitation'
  | 'Job'
  | 'Notification'
  | 'Session'
  | 'User'
  | 'Project'
  | 'Task'
  | 'TaskComment';

export function kindOf(field: string, id: string): Kind {
  const kind = NAMES[`${field}.${id}`] ?? NAMES[id];
  if (!kind) throw new Error(`${field}(${id}): say in ${import.meta.url} what this id names.`);
  return kind;
}

/** Names of the arguments of a field, and of the fields of its inputs, that are ids. */
export function idsOf(field: GraphQLField<unknown, unknown>): string[] {
  return field.args.flatMap(({ name, type }) => idsIn(name, type));
}

function idsIn(name: string, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => idsIn(field.name, field.type));
  return named.name === 'ID' ? [name] : [];
}

/** A document that asks for one field with these variables, for ids and for little else. */
export function documentOf(name: string, variables: object): string {
  const field = ROOT_FIELDS.get(name)!;
  const args = field.args.filter((argument) => argument.name in variables);
  const declared = args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const call = `${field.name}${given && `(${given})`}${selectionOf(field.type)}`;
  return `${name.split('.')[0]!.toLowerCase()}${declared && `(${declared})`} { ${call} }`;
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (!isObjectType(named) && !isInterfaceType(named)) return ' { __typename }';
  const fields = named.getFields();
  if (fields.nodes) return ' { nodes { id } }';
  return fields.id ? ' { __typename id }' : ' { __typename }';
}
