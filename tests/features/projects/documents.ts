/** The documents that the tests of projects send. */
export const PROJECT = `query($id: ID!) { project(id: $id) {
  id name description version memberCount viewerRole owner { username }
  taskCounts { total todo inProgress review done overdue }
  viewerCanUpdate viewerCanManageMembers viewerCanDelete viewerCanCreateTask } }`;
export const PROJECTS = `query($query: String, $first: Int, $after: String) {
  projects(query: $query, first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }`;
export const CREATE = `mutation($input: CreateProjectInput!) { createProject(input: $input) {
  cursor project { id name description version viewerRole memberCount owner { username } } } }`;
export const UPDATE = `mutation($input: UpdateProjectInput!) { updateProject(input: $input) {
  cursor project { id name description version updatedAt } } }`;
export const DELETE = 'mutation($input: DeleteProjectInput!) { deleteProject(input: $input) { projectId cursor } }';
export const ADD = `mutation($input: AddProjectMemberInput!) { addProjectMember(input: $input) {
  cursor project { id memberCount } } }`;
export const REMOVE = `mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) {
  cursor project { id memberCount } } }`;
export const SET_ROLE = `mutation($input: SetProjectMemberRoleInput!) { setProjectMemberRole(input: $input) {
  cursor project { id viewerRole } } }`;
export const MEMBERS = `query($id: ID!, $first: Int, $after: String) { project(id: $id) {
  members(first: $first, after: $after) {
    nodes { role joinedAt user { username } } pageInfo { hasNextPage endCursor } } } }`;
