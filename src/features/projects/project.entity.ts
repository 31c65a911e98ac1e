import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';

/** What tasks are kept in, for its members alone. Deleting is soft: its rows and its tasks' stay. */
@Entity({ tableName: 'projects' })
export class Project {
  @Id() id!: string;
  @Text() name!: string;
  /** Name and description folded, a line each: what `projects(query)` looks into. SQLite folds ASCII only. */
  @Text() searchText!: string;
  @Text() description!: string;
  @ForeignKey(() => User) createdById!: string;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
  @Instant({ nullable: true }) deletedAt!: Date | null;
  @Int() version!: number;
}
