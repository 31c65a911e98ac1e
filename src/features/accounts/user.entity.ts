import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { StoredFile } from '../files/file.entity.js';

export type Role = 'ADMIN' | 'USER';
export type Language = 'en' | 'ru';

/** A person. Never removed, only deactivated: messages keep their author. */
@Entity({ tableName: 'users' })
export class User {
  @Id() id!: string;
  @Text() username!: string;
  /** The username folded: what must be unique, and the order of lists. */
  @Text({ unique: true }) usernameKey!: string;
  @Text() displayName!: string;
  /** Username and display name folded, a line each: what `users(query)` looks into. SQLite folds ASCII only. */
  @Text() searchText!: string;
  @Text({ nullable: true }) email!: string | null;
  /** The e-mail in lower case: what must be unique. */
  @Text({ nullable: true, unique: true }) emailKey!: string | null;
  /** When its owner followed the link of a mail that went there; null: he has not. */
  @Instant({ nullable: true }) emailVerifiedAt!: Date | null;
  /** When a mail server said that there is nobody; null: none did, or the owner has answered from there since. */
  @Instant({ nullable: true }) emailBouncedAt!: Date | null;
  /** Until when what happened was told by a daily mail; null: none was sent. */
  @Instant({ nullable: true }) digestedAt!: Date | null;
  /** argon2id, or bcrypt for an imported account until its first sign-in. Null: cannot sign in with a password. */
  @Text({ nullable: true }) passwordHash!: string | null;
  @Text() role!: Role;
  /** A picture of the person, seen by everyone; null: none. */
  @ForeignKey(() => StoredFile, { nullable: true, index: true }) avatarId!: string | null;
  /** IANA name; null: the installation's. */
  @Text({ nullable: true }) timeZone!: string | null;
  /** What the person is written to in; null: English. */
  @Text({ nullable: true }) language!: Language | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) deactivatedAt!: Date | null;
  /** Where the account came from, e.g. `slack:U012AB3CD`, or `chat-server:…` where the chat server made it; else null. */
  @Text({ nullable: true, unique: true }) importKey!: string | null;
  @Int() version!: number;
}
