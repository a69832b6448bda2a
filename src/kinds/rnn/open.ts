/** Opening a recurrent model. */
import { RecurrentModel } from '../../models/recurrent/model.ts';
import { loadModel } from '../../store/load-model.ts';

/** @throws NlpError (exit 3) where it is no such model */
export const openRecurrent = (file: string): Promise<RecurrentModel> => loadModel(file, RecurrentModel);
