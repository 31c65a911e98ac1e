import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { CreateProjectInput } from './create-project.js';
import type { DeleteProjectInput } from './delete-project.js';
import type { UpdateProjectInput } from './update-project.js';

@InputType('CreateProjectInput', { description: 'A project to make.' })
export class CreateProjectInputType implements CreateProjectInput {
  @Field(() => String, { description: '1 to 200 characters on one line, not blank; need not be unique.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 16,384 characters.' })
  description?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Users to take in, at most 100 ids; one given twice counts once. The viewer is in anyway.',
  })
  memberIds?: string[] | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('UpdateProjectInput', { description: 'What to change of a project; what is left out stays.' })
export class UpdateProjectInputType implements UpdateProjectInput {
  @Field(() => ID, { description: 'The project.' }) id!: string;
  @Field(() => String, { nullable: true, description: '1 to 200 characters on one line, not blank; not null.' })
  name?: string;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 16,384 characters; null clears it.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteProjectInput', { description: 'A project to delete.' })
export class DeleteProjectInputType implements DeleteProjectInput {
  @Field(() => ID, { description: 'The project.' }) id!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
