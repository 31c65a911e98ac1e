/** The documents that the tests of tasks send. */
const FIELDS = `id title description status priority version dueDate completedAt deletedAt isOverdue updatedAt commentCount
  project { id name } creator { username } assignee { username } assignedBy { username }`;

export const TASK = `query($id: ID!) { task(id: $id) { ${FIELDS}
  viewerCanUpdate viewerCanSetStatus viewerCanComment viewerCanDelete } }`;
export const TASKS = `query($filter: TaskFilter, $orderBy: TaskOrder, $first: Int, $after: String) {
  tasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id title } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
export const CREATE = `mutation($input: CreateTaskInput!) { createTask(input: $input) { cursor task { ${FIELDS} } } }`;
export const UPDATE = `mutation($input: UpdateTaskInput!) { updateTask(input: $input) { cursor task { ${FIELDS} } } }`;
export const ASSIGN = `mutation($input: AssignTaskInput!) { assignTask(input: $input) { cursor task { ${FIELDS} } } }`;
export const SET_STATUS = `mutation($input: SetTaskStatusInput!) { setTaskStatus(input: $input) { cursor task { ${FIELDS} } } }`;
export const DELETE = `mutation($input: DeleteTaskInput!) { deleteTask(input: $input) { cursor task { ${FIELDS} } } }`;
export const COMMENT = `mutation($input: CommentTaskInput!) { commentTask(input: $input) {
  cursor comment { id content author { username } viewerCanDelete } task { id commentCount version } } }`;
export const ERASE = `mutation($input: DeleteTaskCommentInput!) { deleteTaskComment(input: $input) {
  cursor task { id commentCount } } }`;
export const COMMENTS = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { task(id: $id) {
  comments(first: $first, after: $after, last: $last, before: $before) {
    nodes { id content author { username } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
export const HISTORY = `query($id: ID!) { task(id: $id) { version history(first: 100) { nodes {
  field version from to changedAt actor { username }
  fromUser { username } toUser { username } fromProject { name } toProject { name } } } } }`;
export const CREATED = `subscription($projectId: ID, $assignedToMe: Boolean, $after: Cursor) {
  taskCreated(projectId: $projectId, assignedToMe: $assignedToMe, after: $after) {
    cursor kind task { id title version assignee { username } } } }`;
export const UPDATED = `subscription($projectId: ID, $taskId: ID, $assignedToMe: Boolean, $after: Cursor) {
  taskUpdated(projectId: $projectId, taskId: $taskId, assignedToMe: $assignedToMe, after: $after) {
    cursor kind task { id title version deletedAt } } }`;
export const TASK_EVENTS = `subscription($after: Cursor) { events(after: $after) { cursor kind
  ... on TaskEvent { task { id title version project { id } } }
  ... on TaskHiddenEvent { taskId }
  ... on ProjectEvent { projectId project { name } }
  ... on ProjectMemberEvent { projectId projectRole: role user { username } } } }`;
