import { Module } from '@nestjs/common';
import { SuppressionsModule } from '../suppressions/public.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';
import { FieldsRepository } from './fields.repository.js';
import { FieldsService } from './fields.service.js';
import { ListsController } from './lists.controller.js';
import { ListsRepository } from './lists.repository.js';
import { ListsService } from './lists.service.js';
import { PeopleIntake } from './people-intake.service.js';
import { Selections } from './selections.js';

/** People, their custom fields, and the lists they are on. */
@Module({
  imports: [SuppressionsModule],
  controllers: [ContactsController, ListsController],
  providers: [
    ContactsService,
    ContactsRepository,
    FieldsService,
    FieldsRepository,
    ListsService,
    ListsRepository,
    PeopleIntake,
    Selections,
  ],
  exports: [ContactsService, FieldsService, ListsService, PeopleIntake],
})
export class ContactsModule {}
