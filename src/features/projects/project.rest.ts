import { Type } from 'typebox';
import { loader } from '../../context.js';
import { answers } from '../../rest/answers.js';
import { PageQuery, pageShape, placeOf, presentPage } from '../../rest/pages.js';
import type { RestServer } from '../../rest/rest-server.js';
import { assertUnchanged, sentBack } from '../../rest/sent-back.js';
import { ById, EXAMPLE_ID, Id, Nothing, strict } from '../../rest/shapes.js';
import { DomainError } from '../../shared/errors.js';
import { ownerIdByProject } from '../members/people.loaders.js';
import { addProjectMember } from './add-project-member.js';
import { countProjects } from './count-projects.js';
import { createProject } from './create-project.js';
import { deleteProject } from './delete-project.js';
import { getProject } from './find-project.js';
import { listProjects } from './list-projects.js';
import { PROJECT_EXAMPLE, ProjectShape, presentLegacyProject } from './present-legacy-project.js';
import { removeProjectMember } from './remove-project-member.js';
import { updateProject } from './update-project.js';

const tags = ['Projects'];

const ProjectPage = pageShape(ProjectShape, PROJECT_EXAMPLE);
const description = Type.Optional(Type.String({ description: 'Markdown, at most 16,384 characters.' }));
const changeFields = { name: Type.Optional(Type.String()), description };
const example = { name: 'Move', description: 'To the harbour' };

/** Projects and who is in them, for the clients of 003. */
export function serveProjects(rest: RestServer): void {
  serveProjectList(rest);
  serveProject(rest);
  serveProjectMembers(rest);
}

function serveProjectList(rest: RestServer): void {
  rest.get(
    '/api/projects',
    {
      config: { sources: ['003'], graphql: 'projects' },
      schema: {
        operationId: 'projects',
        summary: 'Your projects',
        description: 'Lists the projects you are in, the newest first.',
        tags,
        querystring: PageQuery,
        response: answers({ 200: ProjectPage }, 'BAD_USER_INPUT', 'NOT_FOUND'),
      },
    },
    async (request) => {
      const { ctx, query } = request;
      const { size, skip } = placeOf(query);
      const [count, { nodes }] = await Promise.all([
        countProjects(ctx),
        listProjects(ctx, { first: size, skip, newestFirst: true }),
      ]);
      const results = await Promise.all(nodes.map((project) => presentLegacyProject(ctx, project)));
      return presentPage(request, query, count, results);
    },
  );
  rest.post(
    '/api/projects',
    {
      config: { sources: ['003'], graphql: 'createProject' },
      schema: {
        operationId: 'createProject',
        summary: 'Make a project',
        description: 'Makes a project that is yours.',
        tags,
        body: Type.Object({ name: Type.String(), description }, { ...strict, examples: [example] }),
        response: answers({ 201: ProjectShape }),
      },
    },
    async ({ ctx, body }, reply) => {
      const { value } = await createProject(ctx, body);
      return reply.code(201).send(await presentLegacyProject(ctx, value));
    },
  );
}

function serveProject(rest: RestServer): void {
  rest.get(
    '/api/projects/:id',
    {
      config: { sources: ['003'], graphql: 'project' },
      schema: {
        operationId: 'project',
        summary: 'One project',
        description: 'Gives a project you are in.',
        tags,
        params: ById,
        response: answers({ 200: ProjectShape }, 'NOT_FOUND'),
      },
    },
    async ({ ctx, params }) => presentLegacyProject(ctx, await getProject(ctx, params.id)),
  );
  for (const method of ['PUT', 'PATCH'] as const) {
    rest.route({
      url: '/api/projects/:id',
      method,
      config: { sources: ['003'], graphql: 'updateProject' },
      schema: {
        operationId: method === 'PUT' ? 'replaceProject' : 'updateProject',
        summary: 'Change a project',
        description: 'Changes what is given and keeps the rest. For owners of the project.',
        tags,
        params: ById,
        body: Type.Object(
          { ...changeFields, ...sentBack(ProjectShape, changeFields) },
          { ...strict, examples: [example] },
        ),
        response: answers({ 200: ProjectShape }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
      handler: async ({ ctx, params: { id }, body: { name, description, ...rest } }) => {
        const ownerId = await loader(ctx, ownerIdByProject).load((await getProject(ctx, id)).id);
        assertUnchanged('id', rest.id, id);
        if (ownerId) assertUnchanged('owner', rest.owner, ownerId);
        const { value } = await updateProject(ctx, { id, name, description });
        return presentLegacyProject(ctx, value);
      },
    });
  }
  rest.delete(
    '/api/projects/:id',
    {
      config: { sources: ['003'], graphql: 'deleteProject' },
      schema: {
        operationId: 'deleteProject',
        summary: 'Delete a project',
        description: 'Deletes a project with its tasks for everyone. For owners of the project.',
        tags,
        params: ById,
        response: answers({ 204: Nothing }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
    },
    async ({ ctx, params }, reply) => {
      await deleteProject(ctx, { id: params.id });
      return reply.code(204).send();
    },
  );
}

function serveProjectMembers(rest: RestServer): void {
  rest.post(
    '/api/projects/:id/members',
    {
      config: { sources: ['003'], graphql: 'addProjectMember', saysError: true },
      schema: {
        operationId: 'addProjectMember',
        summary: 'Add a member',
        description: 'Takes somebody into the project; who is in it stays. For owners of the project.',
        tags,
        params: ById,
        body: Type.Object({ user_id: Id }, { ...strict, examples: [{ user_id: EXAMPLE_ID }] }),
        response: answers(
          {
            200: Type.Object(
              { status: Type.String() },
              { description: 'He is a member.', examples: [{ status: 'member added' }] },
            ),
          },
          'FORBIDDEN',
          'NOT_FOUND',
          'CONFLICT',
        ),
      },
    },
    async ({ ctx, params, body }) => {
      await whereKnown(addProjectMember(ctx, { projectId: params.id, userId: body.user_id }));
      return { status: 'member added' };
    },
  );
  rest.delete(
    '/api/projects/:id/members/:user_id',
    {
      config: { sources: ['003'], graphql: 'removeProjectMember' },
      schema: {
        operationId: 'removeProjectMember',
        summary: 'Remove a member',
        description:
          'Takes somebody out of the project, or yourself. For owners of the project; CONFLICT for the last of them.',
        tags,
        params: Type.Object({ ...ById.properties, user_id: Id }),
        response: answers({ 204: Nothing }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
    },
    async ({ ctx, params }, reply) => {
      await whereKnown(removeProjectMember(ctx, { projectId: params.id, userId: params.user_id }));
      return reply.code(204).send();
    },
  );
}

/** What it gives; a person who is unknown is NOT_FOUND in 003. */
async function whereKnown<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error) => {
    if (error instanceof DomainError && error.details.fields?.['input.userId'])
      throw new DomainError('NOT_FOUND', 'User not found');
    throw error;
  });
}
